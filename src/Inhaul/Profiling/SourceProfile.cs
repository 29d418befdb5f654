using Inhaul.Parsing;
using Inhaul.Sources;

namespace Inhaul.Profiling;

/// <summary>What is in a file.</summary>
/// <param name="Source">The file.</param>
/// <param name="Layout">How it is laid out.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="MalformedRows">How many of them cannot be read, such as those with another number of fields than the header.</param>
/// <param name="FirstMalformedLine">The line of the first of those; null when there is none.</param>
/// <param name="Columns">Its columns.</param>
internal sealed record SourceProfile(
    SourceFile Source, RecordLayout Layout, long Rows, long MalformedRows, long? FirstMalformedLine, IReadOnlyList<ColumnProfile> Columns);

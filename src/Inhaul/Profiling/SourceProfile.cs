using Inhaul.Parsing;
using Inhaul.Sources;

namespace Inhaul.Profiling;

/// <summary>What is in a file.</summary>
/// <param name="Source">The file.</param>
/// <param name="Layout">How it is laid out.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Columns">Its columns.</param>
internal sealed record SourceProfile(SourceFile Source, RecordLayout Layout, long Rows, IReadOnlyList<ColumnProfile> Columns)
{
    /// <summary>Why rows cannot be read, such as those with another number of fields than the header.</summary>
    public IReadOnlyList<FaultProfile> Faults { get; init; } = [];

    /// <summary>Few columns that identify rows only together; looked for when no column does by itself.</summary>
    public IReadOnlyList<IReadOnlyList<string>> JointKeys { get; init; } = [];

    /// <summary>What a person should know or decide about the file as a whole.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>How many rows cannot be read.</summary>
    public long MalformedRows => Faults.Sum(fault => fault.Rows);

    /// <summary>The line of the first of those; null when there is none.</summary>
    public long? FirstMalformedLine => Faults.Count == 0 ? null : Faults.Min(fault => fault.Lines[0]);
}

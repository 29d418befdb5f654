using Inhaul.Parsing;
using Inhaul.Sources;

namespace Inhaul.Stores;

/// <summary>One source of an import, and how it is read.</summary>
/// <param name="File">The file as it was when the import was submitted.</param>
/// <param name="Layout">How it is laid out.</param>
internal sealed record ImportSource(SourceFile File, RecordLayout Layout);

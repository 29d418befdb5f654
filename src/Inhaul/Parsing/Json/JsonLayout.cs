using System.Text.Json.Serialization;
using Inhaul.Sources;

namespace Inhaul.Parsing.Json;

/// <summary>The layout of a JSON source.</summary>
/// <param name="Form">How the records follow one another.</param>
/// <param name="Kind">What they are.</param>
/// <param name="Path">The path of their array in the document; null when they are all of the source.</param>
/// <param name="Paths">For each column, the names that lead to its value from the outside in.</param>
/// <param name="Columns">The names of the columns, unique and never blank.</param>
/// <param name="Notes">What had to be changed to get such names, for people.</param>
internal sealed record JsonLayout(
    JsonForm Form, JsonRecordKind Kind, string? Path, IReadOnlyList<IReadOnlyList<string>> Paths, IReadOnlyList<string> Columns, IReadOnlyList<string> Notes)
    : RecordLayout(Columns, Notes)
{
    /// <summary>Whether the records were written from a folder, and say what was found against them (<see cref="FolderRows.Faults"/>).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasFaults { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Format => Form switch
    {
        JsonForm.Lines => "JSON, one record on each line",
        JsonForm.Values => "JSON, one record after the other",
        _ => Path is null ? "JSON, an array of records" : $"JSON, the records in {Path}",
    };

    /// <inheritdoc/>
    public override RecordReader OpenChunk(ReadOnlyMemory<byte> raw, SourceLimits limits) => JsonRecords.OfChunk(raw, this, limits);
}

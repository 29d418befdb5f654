using System.Text.Json.Serialization;
using Inhaul.Sources;

namespace Inhaul.Parsing.Csv;

/// <summary>The layout of a CSV source.</summary>
/// <param name="Separator">The character between fields.</param>
/// <param name="Columns">The names of the columns, unique and never blank.</param>
/// <param name="Notes">What had to be changed to get such names, for people.</param>
internal sealed record CsvLayout(char Separator, IReadOnlyList<string> Columns, IReadOnlyList<string> Notes) : RecordLayout(Columns, Notes)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Format => $"separated by {SeparatorName}";

    /// <summary>The separator as people say it.</summary>
    [JsonIgnore]
    public string SeparatorName => Separator switch
    {
        ',' => "comma",
        ';' => "semicolon",
        '\t' => "tab",
        '|' => "pipe",
        _ => $"'{Separator}'",
    };

    /// <inheritdoc/>
    public override RecordReader OpenChunk(ReadOnlyMemory<byte> raw, SourceLimits limits) => CsvRecords.OfChunk(raw, this, limits);
}

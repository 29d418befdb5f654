using System.Globalization;
using System.Text.Json.Serialization;
using Inhaul.Sources;

namespace Inhaul.Parsing.FixedWidth;

/// <summary>The layout of text whose columns are at fixed places.</summary>
/// <param name="Widths">The width of each column in characters; 0 for a last one that reaches to the end of its line.</param>
/// <param name="Columns">The names of the columns, unique and never blank.</param>
/// <param name="Notes">What people should know about how they were found.</param>
internal sealed record FixedWidthLayout(IReadOnlyList<int> Widths, IReadOnlyList<string> Columns, IReadOnlyList<string> Notes) : RecordLayout(Columns, Notes)
{
    private const int Widest = 1_000_000;

    /// <summary>Whether the first line is no row.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>Whether the places were found and not said, so that a value that is cut by one shows that it is wrong.</summary>
    public bool IsFound { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Format => $"{Widths.Count} columns at fixed places";

    /// <inheritdoc/>
    public override RecordReader OpenChunk(ReadOnlyMemory<byte> raw, SourceLimits limits) => FixedWidthRecords.OfChunk(raw, this);

    /// <summary>Reads what a person says: <c>10,20</c>, or <c>name:10,city:20</c>; without names, the header has them.</summary>
    /// <exception cref="InvalidConfigurationException">It cannot be read.</exception>
    public static FixedWidthLayout Parse(string text, bool hasHeader)
    {
        var widths = new List<int>();
        var names = new List<string>();
        foreach (var part in text.Split(','))
        {
            var colon = part.LastIndexOf(':');
            if (!int.TryParse(part.AsSpan(colon + 1), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var width) || width is < 1 or > Widest)
            {
                throw new InvalidConfigurationException($"--widths {text}: '{part.Trim()}' is no width in characters. Write 10,20 or name:10,city:20.");
            }

            widths.Add(width);
            names.Add(colon < 0 ? "" : part[..colon].Trim());
        }

        return new FixedWidthLayout(widths, names, []) { HasHeader = hasHeader };
    }
}

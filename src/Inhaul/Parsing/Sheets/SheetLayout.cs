using System.Text.Json.Serialization;
using Inhaul.Sources;

namespace Inhaul.Parsing.Sheets;

/// <summary>The layout of a sheet of a workbook.</summary>
/// <param name="Sheet">The name of the sheet.</param>
/// <param name="FirstColumn">The column of the sheet, from 0, that is the first of the table.</param>
/// <param name="Columns">The names of the columns, unique and never blank.</param>
/// <param name="Notes">What people should know about the header.</param>
internal sealed record SheetLayout(string Sheet, int FirstColumn, IReadOnlyList<string> Columns, IReadOnlyList<string> Notes) : RecordLayout(Columns, Notes)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Format => $"the sheet '{Sheet}' of a workbook";

    /// <inheritdoc/>
    public override RecordReader OpenChunk(ReadOnlyMemory<byte> raw, SourceLimits limits) => SheetRecords.OfChunk(raw, this);

    /// <summary>A column of the sheet as people call it, such as <c>AB</c>.</summary>
    /// <param name="column">The column, from 0.</param>
    public static string Letters(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters;
    }
}

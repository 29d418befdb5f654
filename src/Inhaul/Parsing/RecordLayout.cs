using System.Text.Json.Serialization;
using Inhaul.Parsing.Csv;
using Inhaul.Parsing.FixedWidth;
using Inhaul.Parsing.Json;
using Inhaul.Parsing.Sheets;
using Inhaul.Sources;

namespace Inhaul.Parsing;

/// <summary>How the records of a source are laid out; decided once and kept with the import, so that every chunk is parsed alike.</summary>
/// <param name="Columns">The names of the columns, unique and never blank.</param>
/// <param name="Notes">What had to be changed to get such names, for people.</param>
[JsonDerivedType(typeof(CsvLayout), "csv")]
[JsonDerivedType(typeof(JsonLayout), "json")]
[JsonDerivedType(typeof(FixedWidthLayout), "fixed_width")]
[JsonDerivedType(typeof(SheetLayout), "sheet")]
internal abstract record RecordLayout(IReadOnlyList<string> Columns, IReadOnlyList<string> Notes)
{
    /// <summary>The format as people say it, such as <c>separated by comma</c>.</summary>
    [JsonIgnore]
    public abstract string Format { get; }

    /// <summary>Reads the bytes of a chunk: consecutive records as they stand in the source, without what comes before the first of the source.</summary>
    public abstract RecordReader OpenChunk(ReadOnlyMemory<byte> raw, SourceLimits limits);

    /// <summary>The position of a column, whatever the case of its name; -1 when there is none.</summary>
    public int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (string.Equals(Columns[i], column, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}

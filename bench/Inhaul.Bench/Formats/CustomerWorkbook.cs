using System.Globalization;
using CsvHelper;
using Inhaul.Workbooks;

namespace Inhaul.Bench.Formats;

/// <summary>The rows of a <see cref="CustomerFile"/> in a workbook, as a spreadsheet program would keep them: numbers, dates by their format, and texts that cells share.</summary>
/// <param name="rows">How many rows.</param>
/// <param name="seed">Another seed is another file.</param>
internal sealed class CustomerWorkbook(long rows, long seed)
{
    private const int Signup = 3;
    private const int Active = 6;
    private static readonly int[] Numbers = [4, 5, 7];
    private static readonly DateOnly FirstDay = new(1899, 12, 30);

    /// <summary>Writes the file.</summary>
    public void Write(Stream file)
    {
        using var text = new MemoryStream();
        new CustomerFile(rows, seed).Write(text);
        text.Position = 0;
        new WorkbookFile().Sheet("Customers", Rows(text)).Write(file);
    }

    private static IEnumerable<IReadOnlyList<Cell>> Rows(Stream text)
    {
        using var reader = CsvReader.Create(text, new CsvReaderOptions());
        reader.ReadHeader();
        yield return [.. reader.Headers.Select(name => (Cell)name)];
        while (reader.Read())
        {
            var cells = new Cell[reader.Headers.Count];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = Of(i, reader.GetString(i));
            }

            yield return cells;
        }
    }

    private static Cell Of(int column, string value) =>
        column == Signup ? Cell.Number((DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber - FirstDay.DayNumber).ToString(CultureInfo.InvariantCulture), "yyyy-mm-dd")
        : column == Active ? Cell.Boolean(value == "true")
        : Numbers.Contains(column) ? Cell.Number(value)
        : value;
}

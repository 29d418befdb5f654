using System.Globalization;

namespace Inhaul.Parsing.Sheets;

/// <summary>Finds the header among the first rows of a sheet: the first row with values, unless rows that look like a title stand before a wider table.</summary>
internal sealed class SheetHeader
{
    /// <summary>How many rows with values are looked at.</summary>
    private const int MostRows = 50;

    /// <summary>The most cells of a row that may be a title, such as <c>Report of</c> and a date.</summary>
    private const int MostCellsOfTitle = 2;

    private readonly List<Row> _rows = [];

    private SheetHeader()
    {
    }

    /// <summary>The row of the header; null when no row has a value.</summary>
    public long? Line { get; private set; }

    /// <summary>What people should know about the choice; null for nothing.</summary>
    public string? Note { get; private set; }

    /// <summary>Looks at the first rows.</summary>
    /// <param name="ahead">The text from the first line on.</param>
    /// <param name="asked">The row that a person says is the header; null when nobody does.</param>
    public static SheetHeader Find(ReadOnlySpan<byte> ahead, int? asked)
    {
        var header = new SheetHeader();
        header.LookAt(ahead);
        if (asked is null)
        {
            header.Choose();
        }
        else
        {
            header.Line = asked;
        }

        return header;
    }

    /// <summary>The first column, from 0, in which the header or a row behind it has a value.</summary>
    /// <param name="first">The first that the header has.</param>
    public int FirstColumn(int first) => _rows.Where(row => row.Line > Line).Select(row => row.First).Append(first).Min();

    private void LookAt(ReadOnlySpan<byte> ahead)
    {
        var line = new SheetLine();
        for (var number = 1L; _rows.Count < MostRows && ahead.IndexOf((byte)'\n') is var end and >= 0; number++)
        {
            if (end > 0)
            {
                line.Split(ahead[..end]);
                var filled = 0;
                var first = -1;
                for (var i = 0; i < line.Count; i++)
                {
                    if (!line.Raw(ahead[..end], i).IsEmpty)
                    {
                        filled++;
                        first = first < 0 ? i : first;
                    }
                }

                _rows.Add(new Row(number, filled, first));
            }

            ahead = ahead[(end + 1)..];
        }
    }

    private void Choose()
    {
        if (_rows.Count == 0)
        {
            return;
        }

        var many = _rows.Max(row => row.Filled);
        var titles = _rows.TakeWhile(row => row.Filled <= MostCellsOfTitle && row.Filled * 2 <= many).ToList();
        var isTable = many > MostCellsOfTitle && titles.Count < _rows.Count && _rows[titles.Count].Filled * 2 > many;
        Line = isTable ? _rows[titles.Count].Line : _rows[0].Line;
        if (isTable && titles.Count > 0)
        {
            var rows = titles.Count == 1 ? $"row {titles[0].Line} is" : string.Create(CultureInfo.InvariantCulture, $"rows {titles[0].Line} to {titles[^1].Line} are");
            Note = string.Create(CultureInfo.InvariantCulture, $"{rows} taken for a title and left out, row {Line} for the header; --header-row decides");
        }
    }

    private sealed record Row(long Line, int Filled, int First);
}

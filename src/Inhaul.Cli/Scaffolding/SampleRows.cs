using System.Text;
using Inhaul.Intake;
using Inhaul.Parsing;
using Inhaul.Parsing.Sheets;

namespace Inhaul.Cli.Scaffolding;

/// <summary>Chooses the rows of the file that go into the test: two that are taken, and one that is refused if there is one.</summary>
/// <param name="layout">How the file is laid out.</param>
internal sealed class SampleRows(RecordLayout layout)
{
    private const int Most = 2;

    /// <summary>Beyond so many bytes a shorter row is preferred: people are to read the test.</summary>
    private const int LongBytes = 500;

    /// <summary>Beyond so many bytes no row is kept.</summary>
    private const int MostBytes = 1 << 16;

    private readonly List<(SampleRow Row, ulong Key)> _taken = [];

    /// <summary>The rows that are taken, in the order of the file.</summary>
    public IReadOnlyList<SampleRow> Taken => [.. _taken.Select(taken => taken.Row).OrderBy(row => row.Line)];

    /// <summary>A row that is refused; null when none is.</summary>
    public SampleRow? Refused { get; private set; }

    /// <summary>Offers a row that is taken.</summary>
    /// <param name="records">The reader, standing on the row.</param>
    /// <param name="key">The hash of its key; 0 when there is no key. Of two rows with one key only one would be written.</param>
    public void Take(RecordReader records, ulong key)
    {
        if (records.Raw.Length > MostBytes || (key != 0 && _taken.Exists(taken => taken.Key == key)))
        {
            return;
        }

        if (_taken.Count == Most)
        {
            var longest = _taken.MaxBy(taken => taken.Row.Raw.Length);
            if (longest.Row.Raw.Length <= LongBytes || records.Raw.Length >= longest.Row.Raw.Length)
            {
                return;
            }

            _taken.Remove(longest);
        }

        _taken.Add((new SampleRow(records.Line, Text(records), []), key));
    }

    /// <summary>Offers a row that is refused. A wrong value tells more than a row that cannot be read at all.</summary>
    /// <param name="records">The reader, standing on the row.</param>
    /// <param name="errors">Why it is refused.</param>
    public void Refuse(RecordReader records, IReadOnlyList<RowError> errors)
    {
        var isTelling = errors.All(error => error.Column is not null);
        if (records.Raw.Length <= LongBytes && !records.IsUnterminated && (Refused is null || (isTelling && Refused.Errors.Any(error => error.Column is null))))
        {
            Refused = new SampleRow(records.Line, Text(records), errors);
        }
    }

    /// <summary>The row as it stands in the file; of a workbook, which is no text, as CSV.</summary>
    private string Text(RecordReader records) => layout is SheetLayout
        ? CsvLine.Of(Enumerable.Range(0, layout.Columns.Count).Select(i => Encoding.UTF8.GetString(records.Field(i))))
        : Encoding.UTF8.GetString(records.Raw);
}

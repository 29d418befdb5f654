using System.Globalization;
using System.Text;
using Inhaul.Mapping;
using Inhaul.Processing;

namespace Inhaul.Intake;

/// <summary>Writes rows that an application submits as CSV, the one form in which chunks are kept.</summary>
/// <typeparam name="TRow">The row type: its public properties are the columns.</typeparam>
internal sealed class RowCsv<TRow> : IAsyncDisposable
    where TRow : notnull
{
    private readonly StreamWriter _writer;
    private readonly IReadOnlyList<(string Name, Func<TRow, object?> Value)> _columns = RowColumns.Of<TRow>();
    private bool _hasHeader;

    /// <summary>Writes to a stream, which stays open.</summary>
    public RowCsv(Stream stream) => _writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);

    /// <summary>Writes a row.</summary>
    public async Task WriteAsync(TRow row, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_hasHeader)
        {
            await _writer.WriteLineAsync(CsvLine.Of(_columns.Select(column => column.Name)));
            _hasHeader = true;
        }

        for (var i = 0; i < _columns.Count; i++)
        {
            if (i > 0)
            {
                await _writer.WriteAsync(',');
            }

            await _writer.WriteAsync(CsvLine.Quoted(Text(_columns[i].Value(row))));
        }

        await _writer.WriteAsync('\n');
    }

    public async ValueTask DisposeAsync()
    {
        if (!_hasHeader)
        {
            await _writer.WriteLineAsync(CsvLine.Of(_columns.Select(column => column.Name)));
        }

        await _writer.DisposeAsync();
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IReadOnlyDictionary<string, string> values => values.Count == 0 ? "" : GatheredColumns.Text(values),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}

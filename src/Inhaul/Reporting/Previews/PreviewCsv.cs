using System.Globalization;
using CsvHelper;

namespace Inhaul.Reporting.Previews;

/// <summary>What would become of every row, for a spreadsheet: one line for each column that changes, and one for each row where none does.</summary>
internal static class PreviewCsv
{
    private static readonly string[] Header = ["row", "line", "outcome", "key", "column", "old", "new", "reason"];

    /// <summary>Writes all rows.</summary>
    /// <param name="preview">The rows.</param>
    /// <param name="path">The file; an existing one is replaced once the new one is complete.</param>
    /// <param name="cancellationToken">Stops; an existing file stays as it was.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="InvalidConfigurationException">The file cannot be written.</exception>
    public static Task<long> WriteAsync(Preview preview, string path, CancellationToken cancellationToken) => WholeFile.WriteAsync(path, async stream =>
    {
        await using var writer = CsvWriter.Create(stream, WholeFile.MarkedUtf8, leaveOpen: true);
        foreach (var name in Header)
        {
            writer.WriteField(name);
        }

        await writer.EndRecordAsync(cancellationToken);
        var rows = 0L;
        await foreach (var row in preview.ReadAsync(cancellationToken))
        {
            rows++;
            foreach (var change in row.Changes.Where(change => change.Old != change.New).DefaultIfEmpty())
            {
                writer.WriteField(row.Row.ToString(CultureInfo.InvariantCulture));
                writer.WriteField(row.Line.ToString(CultureInfo.InvariantCulture));
                writer.WriteField(Word.Of(row.Outcome));
                foreach (var text in (string?[])[row.KeyText, change?.Column, change?.Old, change?.New, row.Reason])
                {
                    writer.WriteField(FormulaGuard.Protect(text ?? ""));
                }

                await writer.EndRecordAsync(cancellationToken);
            }
        }

        return rows;
    });
}

using System.Globalization;
using CsvHelper;
using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Reporting;

/// <summary>
/// The file of refused rows: their original columns, then the row's number, its line and the reasons. People mend it in a
/// spreadsheet and hand it back to <c>retry</c>.
/// </summary>
internal static class ErrorsCsv
{
    /// <summary>The column with the row's number; corrections are matched by it.</summary>
    public const string RowColumn = "inhaul_row";

    /// <summary>The column with the row's line in its source.</summary>
    public const string LineColumn = "inhaul_line";

    /// <summary>The column with the reasons.</summary>
    public const string ReasonsColumn = "inhaul_reasons";

    /// <summary>Writes the refused rows of an import.</summary>
    /// <param name="store">The store.</param>
    /// <param name="import">The import.</param>
    /// <param name="path">The file; an existing one is replaced once the new one is complete.</param>
    /// <param name="cancellationToken">Stops; an existing file stays as it was.</param>
    /// <returns>The number of rows written.</returns>
    /// <exception cref="InvalidConfigurationException">The file cannot be written, or the import is tracked, so that there are no rows to mend.</exception>
    public static async Task<long> WriteAsync(IImportStore store, ImportRecord import, string path, CancellationToken cancellationToken)
    {
        import.RequireEngine("mended", $"see its errors with 'inhaul errors {import.Id}', and run that code again");
        return await WholeFile.WriteAsync(path, stream => WriteAsync(store, import, stream, cancellationToken));
    }

    private static async Task<long> WriteAsync(IImportStore store, ImportRecord import, Stream stream, CancellationToken cancellationToken)
    {
        var columns = import.Options.Sources[0].Layout.Columns;
        await using var writer = CsvWriter.Create(stream, WholeFile.MarkedUtf8, leaveOpen: true);
        foreach (var column in columns)
        {
            writer.WriteField(FormulaGuard.Protect(column));
        }

        writer.WriteField(RowColumn);
        writer.WriteField(LineColumn);
        writer.WriteField(ReasonsColumn);
        await writer.EndRecordAsync(cancellationToken);

        var rows = 0L;
        await foreach (var chunk in store.ReadAllChunksAsync(import, cancellationToken))
        {
            rows += chunk.Counts.Refused == 0 ? 0 : await WriteChunkAsync(store, import, chunk, columns, writer, cancellationToken);
        }

        return rows;
    }

    private static async Task<long> WriteChunkAsync(
        IImportStore store, ImportRecord import, ChunkRecord chunk, IReadOnlyList<string> columns, CsvWriter writer, CancellationToken cancellationToken)
    {
        var rows = await RefusedRows.ReadAsync(store, import, chunk, cancellationToken);
        foreach (var row in rows)
        {
            foreach (var column in columns)
            {
                writer.WriteField(FormulaGuard.Protect(row.Values.GetValueOrDefault(column, "")));
            }

            writer.WriteField(row.Row.ToString(CultureInfo.InvariantCulture));
            writer.WriteField(row.Line.ToString(CultureInfo.InvariantCulture));
            writer.WriteField(FormulaGuard.Protect(RefusedRows.Reasons(row.Errors)));
            await writer.EndRecordAsync(cancellationToken);
        }

        return rows.Count;
    }
}

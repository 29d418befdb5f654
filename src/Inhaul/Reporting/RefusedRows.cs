using System.Runtime.CompilerServices;
using System.Text;
using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Stores;

namespace Inhaul.Reporting;

/// <summary>Reads refused rows back from the ledger.</summary>
internal static class RefusedRows
{
    /// <summary>The refused rows of an import, in order. Of a tracked one only the numbers and errors are known.</summary>
    public static async IAsyncEnumerable<RefusedRowDetail> ReadAllAsync(
        IImportStore store, ImportRecord import, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in import.IsTracked ? ReadTrackedAsync(store, import, cancellationToken) : ReadKeptAsync(store, import, cancellationToken))
        {
            yield return row;
        }
    }

    /// <summary>The refused rows of a chunk, in order.</summary>
    public static async Task<IReadOnlyList<RefusedRowDetail>> ReadAsync(IImportStore store, ImportRecord import, ChunkRecord chunk, CancellationToken cancellationToken)
    {
        var layout = import.Options.Sources[chunk.Source].Layout;
        var raw = await store.ReadRawAsync(import, chunk.Number, cancellationToken);
        var patches = await store.ReadPatchesAsync(import, chunk, cancellationToken);
        var errors = await ReadErrorsAsync(store, import, chunk, cancellationToken);
        var rows = new List<RefusedRowDetail>();
        RawRows.ForEach(raw, layout, import.Options.Limits, index => (RowOutcome)chunk.Outcomes[index] is RowOutcome.Rejected or RowOutcome.Failed, (index, records) =>
        {
            var row = chunk.Position.FirstRow + index;
            var values = patches.GetValueOrDefault(row)?.Values ?? Values(records, layout);
            rows.Add(new RefusedRowDetail(row, chunk.Position.FirstLine + records.Line - 1, values, [.. errors[row]]));
        });
        return rows;
    }

    /// <summary>The current errors of the rows of a chunk, by row number.</summary>
    public static async Task<ILookup<long, RowError>> ReadErrorsAsync(IImportStore store, ImportRecord import, ChunkRecord chunk, CancellationToken cancellationToken) =>
        (await store.ReadErrorsAsync(import, chunk.Position.FirstRow - 1, chunk.Outcomes.Length, cancellationToken))
            .Where(record => record.IsCurrent)
            .ToLookup(record => record.Error.Row, record => record.Error);

    /// <summary>Why a row is refused, in one line for people.</summary>
    public static string Reasons(IEnumerable<RowError> errors) =>
        string.Join("; ", errors.Select(error => error.Column is null ? error.Message : $"{error.Column}: {error.Message}"));

    private static async IAsyncEnumerable<RefusedRowDetail> ReadKeptAsync(IImportStore store, ImportRecord import, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var chunk in store.ReadAllChunksAsync(import, cancellationToken))
        {
            if (chunk.Counts.Refused == 0)
            {
                continue;
            }

            foreach (var row in await ReadAsync(store, import, chunk, cancellationToken))
            {
                yield return row;
            }
        }
    }

    private static async IAsyncEnumerable<RefusedRowDetail> ReadTrackedAsync(IImportStore store, ImportRecord import, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var errors = new List<RowError>();
        await foreach (var (error, _, _, _) in store.ReadAllErrorsAsync(import, cancellationToken))
        {
            if (error.Severity != Severity.Error)
            {
                continue;
            }

            if (errors.Count > 0 && errors[0].Row != error.Row)
            {
                yield return Row();
                errors.Clear();
            }

            errors.Add(error);
        }

        if (errors.Count > 0)
        {
            yield return Row();
        }

        RefusedRowDetail Row() => new(errors[0].Row, Line: 0, new Dictionary<string, string>(), [.. errors]);
    }

    /// <summary>The values of the row that a reader stands on, by column of the source.</summary>
    public static IReadOnlyDictionary<string, string> Values(RecordReader records, RecordLayout layout)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < layout.Columns.Count && i < records.FieldCount; i++)
        {
            values[layout.Columns[i]] = Encoding.UTF8.GetString(records.Field(i));
        }

        return values;
    }
}

using System.Text;
using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Stores;

namespace Inhaul.Reporting;

/// <summary>Reads the refused rows of a chunk back from the ledger.</summary>
internal static class RefusedRows
{
    /// <summary>The refused rows of a chunk, in order.</summary>
    public static async Task<IReadOnlyList<RefusedRowDetail>> ReadAsync(IImportStore store, ImportRecord import, ChunkRecord chunk, CancellationToken cancellationToken)
    {
        var layout = import.Options.Sources[chunk.Source].Layout;
        var raw = await store.ReadRawAsync(import, chunk.Number, cancellationToken);
        var patches = await store.ReadPatchesAsync(import, chunk, cancellationToken);
        var errors = (await store.ReadErrorsAsync(import, chunk.Position.FirstRow - 1, chunk.Outcomes.Length, cancellationToken))
            .Where(record => record.IsCurrent)
            .ToLookup(record => record.Error.Row, record => record.Error);
        var rows = new List<RefusedRowDetail>();
        RawRows.ForEach(raw, layout, import.Options.Limits, index => (RowOutcome)chunk.Outcomes[index] is RowOutcome.Rejected or RowOutcome.Failed, (index, records) =>
        {
            var row = chunk.Position.FirstRow + index;
            var values = patches.GetValueOrDefault(row)?.Values ?? Values(records, layout);
            rows.Add(new RefusedRowDetail(row, chunk.Position.FirstLine + records.Line - 1, values, [.. errors[row]]));
        });
        return rows;
    }

    private static Dictionary<string, string> Values(RecordReader records, RecordLayout layout)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < layout.Columns.Count && i < records.FieldCount; i++)
        {
            values[layout.Columns[i]] = Encoding.UTF8.GetString(records.Field(i));
        }

        return values;
    }
}

using Inhaul.Mapping;

namespace Inhaul.Intake;

/// <summary>
/// Finds the rows whose value in a field that must be unique another row has, before anything is delivered, like duplicates: the
/// first row of the input keeps the value. Rows with one key are one thing and may share it.
/// </summary>
/// <param name="reader">Reads rows again.</param>
/// <param name="definition">What the rows become.</param>
internal sealed class RepeatFinder(CandidateReader reader, ImportDefinition definition)
{
    private readonly int[] _keyFields = definition.KeyFields();

    /// <summary>The rows that are refused, per field that must be unique.</summary>
    /// <param name="hashes">The hash of every row's value, for each such field in the order of the definition.</param>
    /// <param name="plan">Where the rows are.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<IReadOnlyList<(FieldDefinition Field, RowSet Rows)>> FindAsync(
        IReadOnlyList<KeyHashSpool> hashes, IReadOnlyList<PlannedChunk> plan, CancellationToken cancellationToken)
    {
        var repeats = new List<(FieldDefinition Field, RowSet Rows)>();
        foreach (var (field, spool) in definition.Fields.Where(field => field.IsUnique).Zip(hashes))
        {
            var refused = new RowSet(spool.Rows);
            foreach (var rows in SharedHashes.Find(spool))
            {
                AddRepeats(await ReadAsync(rows, definition.Position(field.Column), plan, cancellationToken), refused, row => repeats.Exists(other => other.Rows.Contains(row)));
            }

            repeats.Add((field, refused));
        }

        return repeats;
    }

    private async Task<List<Holder>> ReadAsync(long[] rows, int field, IReadOnlyList<PlannedChunk> plan, CancellationToken cancellationToken)
    {
        var holders = new List<Holder>(rows.Length);
        await reader.ReadAsync(rows, plan, (good, i, row) =>
        {
            if (good[i][field].Kind != CellKind.Null)
            {
                holders.Add(new Holder(KeyBytes.Identity(good, i, [field]), _keyFields.Length == 0 ? (UInt128)row : KeyBytes.Identity(good, i, _keyFields), row));
            }
        }, cancellationToken);
        return holders;
    }

    /// <summary>Of each value, the first row that is not refused for another field keeps it, and rows with the same key.</summary>
    private static void AddRepeats(List<Holder> holders, RowSet refused, Predicate<long> isRefusedAlready)
    {
        holders.Sort(ByValueRow);
        for (var start = 0; start < holders.Count;)
        {
            var end = start + 1;
            while (end < holders.Count && holders[end].Value == holders[start].Value)
            {
                end++;
            }

            var keeper = holders.FindIndex(start, end - start, holder => !isRefusedAlready(holder.Row));
            for (var i = start; i < end && keeper >= 0; i++)
            {
                if (holders[i].Owner != holders[keeper].Owner)
                {
                    refused.Add(holders[i].Row);
                }
            }

            start = end;
        }
    }

    private static int ByValueRow(Holder left, Holder right) => left.Value.CompareTo(right.Value) is var byValue and not 0 ? byValue : left.Row.CompareTo(right.Row);

    private readonly record struct Holder(UInt128 Value, UInt128 Owner, long Row);
}

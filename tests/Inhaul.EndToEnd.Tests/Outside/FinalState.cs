namespace Inhaul.EndToEnd.Tests.Outside;

/// <summary>
/// Everything that must not depend on the number of workers, on crashes or on retries: the target, the outcome of every
/// row, the counts, and the errors that stand. Which attempt settled a chunk may differ.
/// </summary>
/// <param name="Target">The target's rows, and how often each was written where a trigger counts that.</param>
/// <param name="Imports">State and counts.</param>
/// <param name="Chunks">Place, bytes and outcomes of every chunk.</param>
/// <param name="Errors">The row errors that are not superseded.</param>
internal sealed record FinalState(string Target, string Imports, string Chunks, string Errors)
{
    /// <summary>The state of a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="targets">Its target tables.</param>
    public static FinalState Of(StoreView store, params string[] targets) => new(
        string.Join("\n\n", targets.Select(target => store.Text($"SELECT * FROM \"{target}\" ORDER BY 1, 2"))),
        store.Text(
            """
            SELECT type, tenant, state, phase, row_total, chunk_total, inserted, updated, unchanged, stale, duplicate, skipped, rejected, failed, pending, error
            FROM inhaul_import ORDER BY type
            """),
        store.Text(
            """
            SELECT i.type, c.number, c.source, c.first_row, c.row_count, c.first_line, c.byte_offset, c.state, c.owner, c.outcomes, r.raw
            FROM inhaul_chunk c JOIN inhaul_import i ON i.id = c.import_id
            JOIN inhaul_chunk_raw r ON r.import_id = c.import_id AND r.number = c.number ORDER BY 1, 2
            """),
        store.Text(
            """
            SELECT i.type, e.row, e.position, e.line, e."column", e.code, e.message, e.value, e.severity, e.raw
            FROM inhaul_row_error e JOIN inhaul_import i ON i.id = e.import_id WHERE e.superseded = 0 ORDER BY 1, 2, 3
            """));

    /// <summary>Fails the test at the first part that differs.</summary>
    public static void AssertSame(FinalState expected, FinalState actual)
    {
        Assert.Equal(expected.Imports, actual.Imports);
        Assert.Equal(expected.Target, actual.Target);
        Assert.Equal(expected.Chunks, actual.Chunks);
        Assert.Equal(expected.Errors, actual.Errors);
    }
}

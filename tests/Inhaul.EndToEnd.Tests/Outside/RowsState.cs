namespace Inhaul.EndToEnd.Tests.Outside;

/// <summary>Everything that must not even depend on the size of chunks.</summary>
/// <param name="Target">The target's rows, and how often each was written where a trigger counts that.</param>
/// <param name="Imports">State and counts.</param>
/// <param name="Outcomes">The outcome of every row.</param>
/// <param name="Errors">The row errors that are not superseded.</param>
internal sealed record RowsState(string Target, string Imports, string Outcomes, string Errors)
{
    /// <summary>The state of a store with one import.</summary>
    /// <param name="store">The store.</param>
    /// <param name="targets">Its target tables.</param>
    public static RowsState Of(StoreView store, params string[] targets)
    {
        var state = FinalState.Of(store, targets);
        return new RowsState(
            state.Target,
            store.Text("SELECT state, row_total, inserted, updated, unchanged, stale, duplicate, skipped, rejected, failed, pending, error FROM inhaul_import"),
            store.Text("SELECT row, outcome FROM inhaul_import_rows ORDER BY row"),
            state.Errors);
    }
}

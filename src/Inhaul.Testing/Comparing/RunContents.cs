namespace Inhaul.Testing.Comparing;

/// <summary>All that a run has left behind.</summary>
/// <param name="State">The state of the import, and why it paused or failed.</param>
/// <param name="Rows">What became of each row of the input.</param>
/// <param name="Tables">All tables but the ledger's, and what was observed outside.</param>
internal sealed record RunContents(string State, IReadOnlyList<string> Rows, IReadOnlyList<TableContents> Tables);

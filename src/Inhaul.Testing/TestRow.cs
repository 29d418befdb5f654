namespace Inhaul.Testing;

/// <summary>What became of a row.</summary>
/// <param name="Row">Its number in the import, from 1.</param>
/// <param name="Outcome">Its outcome; <see cref="RowOutcome.Pending"/> when the import stopped before it.</param>
/// <param name="Errors">All reasons against it; none unless it is rejected or failed.</param>
public sealed record TestRow(long Row, RowOutcome Outcome, IReadOnlyList<RowError> Errors);

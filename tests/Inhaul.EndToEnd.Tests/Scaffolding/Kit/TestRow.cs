namespace Inhaul.Testing;

/// <summary>What became of a row.</summary>
public sealed record TestRow(long Row, RowOutcome Outcome, IReadOnlyList<RowError> Errors);

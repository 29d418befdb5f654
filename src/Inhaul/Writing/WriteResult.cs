namespace Inhaul.Writing;

/// <summary>What became of one row in the target.</summary>
/// <param name="Outcome">Its outcome.</param>
/// <param name="Refusal">Why it was refused; null when it was not.</param>
internal readonly record struct WriteResult(RowOutcome Outcome, WriteRefusal? Refusal = null);

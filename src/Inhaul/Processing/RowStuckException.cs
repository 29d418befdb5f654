namespace Inhaul.Processing;

/// <summary>A row cannot be undone by itself, so that the chunk is to be done again without it.</summary>
/// <param name="index">The row's position in its chunk.</param>
/// <param name="outcome">What becomes of it.</param>
/// <param name="errors">Why.</param>
internal sealed class RowStuckException(int index, RowOutcome outcome, IReadOnlyList<RowError> errors) : Exception("The chunk is to be done again without the row.")
{
    /// <summary>The row's position in its chunk.</summary>
    public int Index => index;

    /// <summary>What becomes of it.</summary>
    public RowOutcome Outcome => outcome;

    /// <summary>Why it is given up.</summary>
    public IReadOnlyList<RowError> Errors => errors;
}

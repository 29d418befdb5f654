namespace Inhaul.Mapping;

/// <summary>Looks at each row that was mapped, before it is known to be good.</summary>
internal interface IRowCheck
{
    /// <summary>Adds what is wrong with the last row of a batch.</summary>
    /// <param name="rows">The batch; the row is its last.</param>
    /// <param name="row">The row's number in its import.</param>
    /// <param name="refused">Per field, whether its value was refused; its cell holds none then.</param>
    /// <param name="errors">What is wrong with the row so far; a row with nothing worse than warnings is good.</param>
    void Check(RowBatch rows, long row, ReadOnlySpan<bool> refused, List<RowError> errors);

    /// <summary>Forgets good rows that turned out to be refused, as the batch does.</summary>
    /// <param name="keeps">Whether a row, by its position in the batch, stays.</param>
    void Retain(Predicate<int> keeps);
}

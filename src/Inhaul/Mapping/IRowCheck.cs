namespace Inhaul.Mapping;

/// <summary>Looks at each row that was mapped, before it is known to be good.</summary>
internal interface IRowCheck
{
    /// <summary>Adds what is wrong with the last row of a batch.</summary>
    /// <param name="rows">The batch; the row is its last.</param>
    /// <param name="row">The row's number in its import.</param>
    /// <param name="refused">Per field, whether its value was refused; its cell holds none then.</param>
    /// <param name="errors">What is wrong with the row so far; a row without errors is good.</param>
    void Check(RowBatch rows, long row, ReadOnlySpan<bool> refused, List<RowError> errors);
}

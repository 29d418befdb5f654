using Inhaul.Mapping;

namespace Inhaul.Writing;

/// <summary>Tells what writing rows of one definition changes in its table, by looking before and after; for definitions with a key.</summary>
internal interface IRowChanges : IAsyncDisposable
{
    /// <summary>Remembers what the table holds under the keys of rows that are about to be written.</summary>
    Task RememberAsync(RowBatch rows, CancellationToken cancellationToken);

    /// <summary>Reads what the table holds now and compares it with what was remembered, by the values and not by their text.</summary>
    /// <param name="rows">The batch the rows are in.</param>
    /// <param name="chosen">Which of its rows, in order.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The rows in order; those whose key the table does not hold are left out.</returns>
    IAsyncEnumerable<RowChange> ReadAsync(RowBatch rows, int[] chosen, CancellationToken cancellationToken);
}

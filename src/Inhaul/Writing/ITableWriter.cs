using Inhaul.Mapping;

namespace Inhaul.Writing;

/// <summary>Writes rows of one definition to its table, set-based, inside the transaction of a chunk.</summary>
internal interface ITableWriter : IAsyncDisposable
{
    /// <summary>Writes rows and tells per row what happened.</summary>
    /// <param name="rows">The batch the rows are in.</param>
    /// <param name="range">Which of its rows to write.</param>
    /// <param name="results">Receives one result per row of the range.</param>
    /// <param name="cancellationToken">Stops; the transaction is to be rolled back then.</param>
    /// <exception cref="Exception">
    /// The range as a whole was refused and none of it may be kept. When the store classifies the exception as
    /// <see cref="ErrorClass.Data"/>, the caller undoes the range and tries smaller ones to find the culprit.
    /// </exception>
    Task WriteAsync(RowBatch rows, Range range, Memory<WriteResult> results, CancellationToken cancellationToken);

    /// <summary>What a refusal by the database means for a row.</summary>
    WriteRefusal Explain(Exception exception);
}

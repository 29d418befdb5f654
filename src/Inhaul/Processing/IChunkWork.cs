using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Processing;

/// <summary>What is to be done with the good rows of a chunk, inside its transaction.</summary>
internal interface IChunkWork
{
    /// <summary>Does it.</summary>
    /// <param name="settlement">The transaction.</param>
    /// <param name="good">The good rows.</param>
    /// <param name="code">Calls the processor's code.</param>
    /// <param name="verdicts">Receives what became of each row.</param>
    /// <param name="cancellationToken">Stops; the transaction is undone then.</param>
    Task RunAsync(ISettlement settlement, RowBatch good, RowCode code, ChunkVerdicts verdicts, CancellationToken cancellationToken);
}

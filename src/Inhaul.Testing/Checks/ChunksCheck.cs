using System.Runtime.CompilerServices;

namespace Inhaul.Testing.Checks;

/// <summary>Cuts the rows into the smallest chunks, which are delivered one after the other, and by several workers.</summary>
internal sealed class ChunksCheck : IProcessorCheck
{
    private const int SeveralWorkers = 4;

    /// <inheritdoc/>
    public ConformanceCheck Kind => ConformanceCheck.Chunks;

    /// <inheritdoc/>
    public string Sentence => "depends on how rows are cut into chunks: it keeps something from row to row, such as in a field";

    /// <inheritdoc/>
    public string? WhyLeftOut(CheckState state) => state.First.Rows.Count < 2 ? "since a single row cannot be cut" : null;

    /// <inheritdoc/>
    public async IAsyncEnumerable<CheckRun> RunAsync(CheckState state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return state.Compared("Chunks of one row", await state.Runs.RunAsync(state.Settings with { ChunkRows = 1 }, cancellationToken));
        yield return state.Compared("Chunks of two rows", await state.Runs.RunAsync(state.Settings with { ChunkRows = 2 }, cancellationToken));
        if (state.Found.Contains(ConformanceCheck.Shuffled))
        {
            state.Skipped.Add(new ConformanceSkip(Kind, "with several workers, since they take rows in any order, on which the processor depends"));
            yield break;
        }

        yield return state.Compared("Chunks of one row and several workers", await state.Runs.RunAsync(state.Settings with { ChunkRows = 1, Workers = SeveralWorkers }, cancellationToken));
    }
}

using System.Runtime.CompilerServices;

namespace Inhaul.Stores;

/// <summary>Walks over all that the rows of an import became without holding more than a few of them, and without one long transaction.</summary>
internal static class ResultPages
{
    private const int ResultsAtOnce = 1000;

    /// <summary>What the rows became, in order.</summary>
    public static async IAsyncEnumerable<RowTarget> ReadAllResultsAsync(
        this IImportStore store, ImportRecord import, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var last = 0L; await store.ReadResultsAsync(import, last, ResultsAtOnce, cancellationToken) is { Count: > 0 } results; last = results[^1].Row)
        {
            foreach (var result in results)
            {
                yield return result;
            }
        }
    }
}

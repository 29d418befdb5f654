using System.Runtime.ExceptionServices;

namespace Inhaul.Review.Python;

/// <summary>Runs what walks syntax trees by recursion: on threads whose stack is deep enough for the deepest that the parser lets pass.</summary>
internal static class DeepStack
{
    private const int Bytes = 256 * 1024 * 1024;

    /// <summary>Runs a piece of work.</summary>
    public static T Run<T>(Func<T> work)
    {
        T? result = default;
        RunAll([() => result = work()]);
        return result!;
    }

    /// <summary>Does something for each item, on as many threads as there are cores. The results stand in the order of the items.</summary>
    public static TResult[] Select<TItem, TResult>(IReadOnlyList<TItem> items, Func<TItem, TResult> work)
    {
        var results = new TResult[items.Count];
        var next = -1;
        void Work()
        {
            for (var at = Interlocked.Increment(ref next); at < items.Count; at = Interlocked.Increment(ref next))
            {
                results[at] = work(items[at]);
            }
        }

        RunAll([.. Enumerable.Repeat(Work, Math.Min(Environment.ProcessorCount, items.Count))]);
        return results;
    }

    private static void RunAll(List<Action> pieces)
    {
        ExceptionDispatchInfo? failure = null;
        var threads = pieces.ConvertAll(piece => new Thread(
            () =>
            {
                try
                {
                    piece();
                }
                catch (Exception thrown)
                {
                    failure = ExceptionDispatchInfo.Capture(thrown);
                }
            },
            Bytes));
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        failure?.Throw();
    }
}

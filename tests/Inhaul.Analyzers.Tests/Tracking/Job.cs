namespace Inhaul.Analyzers.Tests.Tracking;

/// <summary>Code of jobs that track an import.</summary>
internal static class Job
{
    /// <summary>A job with a method <c>RunAsync</c> that has this body, and things to call.</summary>
    public static string Of(string body) => $$"""
        using Inhaul;

        public sealed class Job(ImportTracker tracker)
        {
            private TrackedImport? _kept;

            public async Task RunAsync(bool condition, string[] files, CancellationToken stop)
            {
                {{body}}
            }

            private Task<long> WorkAsync() => Task.FromResult(1L);

            private Task FinishAsync(TrackedImport import) => import.CompleteAsync(new RowCounts { Inserted = 1 });

            private RowCounts Counts() => new() { Inserted = 1 };

            private void Note(Exception exception) => Console.WriteLine(exception);

            private void Keep() => Console.WriteLine(_kept);
        }
        """;
}

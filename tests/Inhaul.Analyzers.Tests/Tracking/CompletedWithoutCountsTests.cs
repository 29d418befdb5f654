using Inhaul.Analyzers.Tracking;

namespace Inhaul.Analyzers.Tests.Tracking;

public sealed class CompletedWithoutCountsTests
{
    private const string Begin = "await using var import = await tracker.BeginAsync(\"prices\");\n";

    [Theory]
    [InlineData(Begin + "await import.CompleteAsync(RowCounts.None); // INH1004")]
    [InlineData(Begin + "await import.CompleteAsync(new RowCounts()); // INH1004")]
    [InlineData(Begin + "await import.CompleteAsync(new()); // INH1004")]
    [InlineData(Begin + "await import.CompleteAsync(new RowCounts { Inserted = 0, Failed = 0 }); // INH1004")]
    [InlineData(Begin + """
        var counts = new RowCounts();
        var inserted = await WorkAsync();
        await import.CompleteAsync(counts); // INH1004
        """)]
    [InlineData("""
        await tracker.RunAsync("prices", async (import, stopping) =>
        {
            await WorkAsync();
            return RowCounts.None; // INH1004
        });
        """)]
    public Task Counts_that_nothing_was_counted_in_are_found(string body) => Findings.AreMarkedAsync<CompletedWithoutCounts>(Job.Of(body));

    [Theory]
    [InlineData(Begin + "await import.CompleteAsync(new RowCounts { Inserted = await WorkAsync() });")]
    [InlineData(Begin + "await import.CompleteAsync(Counts());")]
    [InlineData(Begin + """
        if (files.Length == 0)
        {
            await import.CompleteAsync(RowCounts.None);
            return;
        }

        await import.CompleteAsync(Counts());
        """)]
    [InlineData(Begin + """
        var counts = RowCounts.None;
        foreach (var file in files)
        {
            counts += Counts();
        }

        await import.CompleteAsync(counts);
        """)]
    [InlineData("""
        await tracker.RunAsync("prices", async (import, stopping) =>
        {
            Func<RowCounts> none = () => RowCounts.None;
            return files.Length == 0 ? none() : new RowCounts { Updated = await WorkAsync() };
        });
        """)]
    [InlineData("await tracker.RunAsync(\"prices\", (import, stopping) => Task.FromResult(Counts()));")]
    [InlineData("Func<TrackedImport, CancellationToken, Task<RowCounts>> work = (import, stopping) => Task.FromResult(Counts()); await tracker.RunAsync(\"prices\", work);")]
    public Task Counts_of_something_are_left_alone(string body) => Findings.AreMarkedAsync<CompletedWithoutCounts>(Job.Of(body));
}

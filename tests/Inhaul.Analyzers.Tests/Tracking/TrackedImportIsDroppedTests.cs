using Inhaul.Analyzers.Tracking;

namespace Inhaul.Analyzers.Tests.Tracking;

public sealed class TrackedImportIsDroppedTests
{
    [Theory]
    [InlineData("await tracker.BeginAsync(\"prices\"); // INH1001")]
    [InlineData("_ = await tracker.BeginAsync(\"prices\"); // INH1001")]
    [InlineData("""
        var import = await tracker.BeginAsync("prices"); // INH1001
        await import.Log.InformationAsync("begun");
        """)]
    [InlineData("""
        var import = await tracker.BeginAsync("prices"); // INH1001
        if (condition)
        {
            await import.CompleteAsync(new RowCounts { Inserted = 1 });
        }
        """)]
    [InlineData("""
        var import = await tracker.BeginAsync("prices"); // INH1001
        var inserted = await WorkAsync();
        await import.CompleteAsync(new RowCounts { Inserted = inserted });
        """)]
    [InlineData("""
        var import = await tracker.BeginAsync("prices"); // INH1001
        try
        {
            await WorkAsync();
            await import.CompleteAsync(Counts());
        }
        catch (IOException exception)
        {
            await import.FailAsync(exception);
        }
        """)]
    [InlineData("""
        Func<Task> work = async () =>
        {
            var import = await tracker.BeginAsync("prices").ConfigureAwait(false); // INH1001
            await WorkAsync();
        };
        await work();
        """)]
    [InlineData("""
        foreach (var file in files)
        {
            var import = await tracker.BeginAsync("prices"); // INH1001
            if (file.Length == 0)
            {
                continue;
            }

            await import.CompleteAsync(Counts());
        }
        """)]
    public Task An_import_that_a_path_neither_ends_nor_disposes_of_is_found(string body) => Findings.AreMarkedAsync<TrackedImportIsDropped>(Job.Of(body));

    [Theory]
    [InlineData("""
        await using var import = await tracker.BeginAsync("prices");
        await WorkAsync();
        """)]
    [InlineData("""
        await using (var import = await tracker.BeginAsync("prices").ConfigureAwait(false))
        {
            await WorkAsync();
        }
        """)]
    [InlineData("""
        var import = await tracker.BeginAsync("prices");
        await using (import)
        {
            await WorkAsync();
        }
        """)]
    [InlineData("""
        var import = await tracker.BeginAsync("prices");
        try
        {
            await WorkAsync();
        }
        finally
        {
            await import.DisposeAsync();
        }
        """)]
    [InlineData("""
        TrackedImport? import = null;
        try
        {
            import = await tracker.BeginAsync("prices");
            await WorkAsync();
        }
        finally
        {
            if (import is not null)
            {
                await import.DisposeAsync();
            }
        }
        """)]
    [InlineData("""
        TrackedImport? import = null;
        try
        {
            import = await tracker.BeginAsync("prices");
            await WorkAsync();
        }
        finally
        {
            await (import?.DisposeAsync() ?? default);
        }
        """)]
    [InlineData("""
        var import = await tracker.BeginAsync("prices");
        try
        {
            await WorkAsync();
            await import.CompleteAsync(Counts());
        }
        catch (Exception exception)
        {
            Note(exception);
            await import.FailAsync(exception);
            throw;
        }
        """)]
    [InlineData("""
        var import = await tracker.BeginAsync("prices");
        await FinishAsync(import);
        """)]
    [InlineData("""
        var import = await tracker.BeginAsync("prices");
        var chosen = condition ? import : null;
        await (chosen?.CompleteAsync(Counts()) ?? Task.CompletedTask);
        """)]
    [InlineData("_kept = await tracker.BeginAsync(\"prices\");")]
    [InlineData("""
        var import = await tracker.BeginAsync("prices");
        _kept = import;
        await WorkAsync();
        """)]
    [InlineData("""
        var import = await tracker.BeginAsync("prices");
        await LastAsync();

        Task LastAsync() => DoneAsync();
        Task DoneAsync() => import.CompleteAsync(Counts());
        """)]
    [InlineData("""
        var begun = tracker.BeginAsync("prices");
        await using var import = await begun;
        """)]
    [InlineData("""
        // await tracker.BeginAsync("prices");
        Console.WriteLine("await tracker.BeginAsync()");
        """)]
    public Task An_import_that_all_paths_end_dispose_of_or_hand_on_is_left_alone(string body) => Findings.AreMarkedAsync<TrackedImportIsDropped>(Job.Of(body));

    [Fact]
    public Task Programs_without_a_class_and_members_that_are_one_expression_are_looked_at() => Findings.AreMarkedAsync<TrackedImportIsDropped>("""
        using Inhaul;

        ImportTracker tracker = null!;
        var import = await tracker.BeginAsync("prices"); // INH1001
        Console.WriteLine(import.Id);

        public sealed class Job(ImportTracker tracker)
        {
            public async Task RunAsync() => await tracker.BeginAsync("prices"); // INH1001

            public Task<TrackedImport> BeginAsync() => tracker.BeginAsync("prices");
        }
        """);

    [Fact]
    public async Task The_finding_says_on_which_line_the_path_ends()
    {
        var found = await Findings.InAsync(MarkedSource.Compile(("Source.cs", Job.Of("""
            var import = await tracker.BeginAsync("prices");
            await WorkAsync();
            await import.CompleteAsync(Counts());
            """))), [new TrackedImportIsDropped()]);
        var finding = Assert.Single(found);
        Assert.Contains("when line 10 throws", finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(9, Assert.Single(finding.AdditionalLocations).GetLineSpan().StartLinePosition.Line);
    }
}

using Inhaul.Analyzers.Tracking;

namespace Inhaul.Analyzers.Tests.Tracking;

public sealed class TrackedImportIsLeftTests
{
    private const string Begin = "await using var import = await tracker.BeginAsync(\"prices\");";

    [Theory]
    [InlineData(Begin + """
         // INH1002
        await WorkAsync();
        """)]
    [InlineData(Begin + """
         // INH1002
        if (condition)
        {
            await import.CompleteAsync(Counts());
        }
        """)]
    [InlineData(Begin + """
         // INH1002
        if (files.Length == 0)
        {
            return;
        }

        await import.CompleteAsync(Counts());
        """)]
    [InlineData(Begin + """
         // INH1002
        try
        {
            await WorkAsync();
            await import.CompleteAsync(Counts());
        }
        catch (Exception exception)
        {
            Note(exception);
        }
        """)]
    [InlineData(Begin + """
         // INH1002
        foreach (var file in files)
        {
            if (file.Length == 0)
            {
                await import.FailAsync("an empty file");
                return;
            }
        }
        """)]
    [InlineData(Begin + """
         // INH1002
        if (condition)
        {
            Environment.Exit(1);
        }

        await import.CompleteAsync(Counts());
        """)]
    [InlineData("""
        var import = await tracker.BeginAsync("prices"); // INH1002
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
        await using var first = await tracker.BeginAsync("prices"); // INH1002
        await using var second = await tracker.BeginAsync("stock");
        await second.CompleteAsync(Counts());
        """)]
    [InlineData(Begin + """
         // INH1002
        switch (files.Length)
        {
            case 0:
                await import.CompleteAsync(RowCounts.None);
                break;
            case 1:
                await import.CompleteAsync(Counts());
                break;
        }
        """)]
    [InlineData("""
        await using var import = await tracker.BeginAsync("prices"); // INH1002
        if (import is { IsAlreadyCompleted: false })
        {
            return;
        }

        await import.CompleteAsync(Counts());
        """)]
    public Task An_import_that_a_path_leaves_without_a_word_is_found(string body) => Findings.AreMarkedAsync<TrackedImportIsLeft>(Job.Of(body));

    [Theory]
    [InlineData(Begin + """

        if (import.IsAlreadyCompleted == true)
        {
            return;
        }

        await WorkAsync();
        await import.CompleteAsync(Counts());
        """)]
    [InlineData(Begin + """

        if (import.IsAlreadyCompleted is true)
        {
            return;
        }

        await WorkAsync();
        await import.CompleteAsync(Counts());
        """)]
    [InlineData(Begin + """

        if (import is { IsAlreadyCompleted: true })
        {
            return;
        }

        await WorkAsync();
        await import.CompleteAsync(Counts());
        """)]
    [InlineData(Begin + """

        if (import is not { IsAlreadyCompleted: false })
        {
            return;
        }

        await WorkAsync();
        await import.CompleteAsync(Counts());
        """)]
    [InlineData(Begin + """

        if (import.Stopping is { IsCancellationRequested: true })
        {
            return;
        }

        await WorkAsync();
        await import.CompleteAsync(Counts());
        """)]
    [InlineData(Begin + """

        if (import.IsAlreadyCompleted)
        {
            return;
        }

        await WorkAsync();
        await import.CompleteAsync(Counts());
        """)]
    [InlineData(Begin + """

        if (!import.IsAlreadyCompleted && condition)
        {
            await import.CompleteAsync(Counts());
        }
        else if (!import.IsAlreadyCompleted)
        {
            await import.FailAsync("there is no condition");
        }
        """)]
    [InlineData(Begin + """

        foreach (var file in files)
        {
            if (import.Stopping.IsCancellationRequested)
            {
                return;
            }

            await WorkAsync();
        }

        await import.CompleteAsync(Counts());
        """)]
    [InlineData(Begin + """

        if (files.Length == 0)
        {
            throw new InvalidOperationException("no files");
        }

        try
        {
            await WorkAsync();
        }
        catch (Exception exception)
        {
            Note(exception);
            throw;
        }

        await import.CompleteAsync(Counts());
        """)]
    [InlineData(Begin + """

        try
        {
            await WorkAsync();
            await import.CompleteAsync(Counts());
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await import.FailAsync(exception);
        }
        """)]
    [InlineData(Begin + """

        try
        {
            await WorkAsync();
        }
        finally
        {
            await import.CompleteAsync(Counts());
        }
        """)]
    [InlineData(Begin + """

        await FinishAsync(import);
        """)]
    [InlineData(Begin + """

        Func<Task> done = () => import.CompleteAsync(Counts());
        await done();
        """)]
    [InlineData("await tracker.RunAsync(\"prices\", async (import, stopping) => new RowCounts { Inserted = await WorkAsync() }, cancellationToken: stop);")]
    [InlineData(Begin + """

        while (true)
        {
            await WorkAsync();
        }
        """)]
    [InlineData(Begin + """

        try
        {
            await WorkAsync();
            await import.CompleteAsync(Counts());
        }
        catch (Exception exception)
        {
            await import.Log.ErrorAsync("a log that may fail itself");
            await import.FailAsync(exception);
        }
        """)]
    public Task An_import_that_every_path_ends_is_left_alone(string body) => Findings.AreMarkedAsync<TrackedImportIsLeft>(Job.Of(body));

    [Fact]
    public async Task The_finding_says_after_which_line_the_path_returns()
    {
        var found = await Findings.InAsync(MarkedSource.Compile(("Source.cs", Job.Of(Begin + """

            if (condition)
            {
                await import.CompleteAsync(Counts());
            }
            """))), [new TrackedImportIsLeft()]);
        Assert.Contains("left after line 10 without", Assert.Single(found).GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}

using Inhaul.Analyzers.Tracking;

namespace Inhaul.Analyzers.Tests.Tracking;

public sealed class TrackedImportEndsTwiceTests
{
    [Theory]
    [InlineData("""
        await using var import = await tracker.BeginAsync("prices");
        if (condition)
        {
            await import.FailAsync("a condition"); // INH1003
        }

        await import.CompleteAsync(Counts());
        """)]
    [InlineData("""
        await using var import = await tracker.BeginAsync("prices");
        try
        {
            await import.CompleteAsync(Counts()); // INH1003
            await WorkAsync();
        }
        catch (Exception exception)
        {
            await import.FailAsync(exception);
        }
        """)]
    [InlineData("""
        await using var import = await tracker.BeginAsync("prices");
        foreach (var file in files)
        {
            await import.CompleteAsync(Counts()); // INH1003
        }
        """)]
    [InlineData("""
        await using var import = await tracker.BeginAsync("prices");
        try
        {
            await import.CompleteAsync(Counts()); // INH1003
        }
        finally
        {
            await import.FailAsync("always");
        }
        """)]
    public Task An_import_that_is_ended_again_on_one_path_is_found(string body) => Findings.AreMarkedAsync<TrackedImportEndsTwice>(Job.Of(body));

    [Theory]
    [InlineData("""
        await using var import = await tracker.BeginAsync("prices");
        try
        {
            await WorkAsync();
            await import.CompleteAsync(Counts(), stop).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await import.FailAsync(exception);
            throw;
        }
        """)]
    [InlineData("""
        await using var import = await tracker.BeginAsync("prices");
        if (condition)
        {
            await import.FailAsync("a condition");
            return;
        }

        await import.CompleteAsync(Counts());
        """)]
    [InlineData("""
        foreach (var file in files)
        {
            await using var import = await tracker.BeginAsync(file);
            await import.CompleteAsync(Counts());
        }
        """)]
    [InlineData("""
        await using var first = await tracker.BeginAsync("prices");
        await using var second = await tracker.BeginAsync("stock");
        await first.CompleteAsync(Counts());
        await second.CompleteAsync(Counts());
        """)]
    public Task An_import_that_ends_once_on_every_path_is_left_alone(string body) => Findings.AreMarkedAsync<TrackedImportEndsTwice>(Job.Of(body));
}

using Inhaul.Analyzers.Tracking;
using Inhaul.Analyzers.CodeFixes;
using Inhaul.Analyzers.Tests.Tracking;

namespace Inhaul.Analyzers.Tests.CodeFixes;

public sealed class FailedWithoutReasonFixTests
{
    private static string Failing(string clause, string reason) => Job.Of($$"""
        await using var import = await tracker.BeginAsync("prices");
        try
        {
            await WorkAsync();
        }
        {{clause}}
        {
            await import.FailAsync({{reason}}, stop);
        }
        """);

    [Theory]
    [InlineData("catch (IOException)", "catch (IOException exception)", "exception")]
    [InlineData("catch (Exception trouble) when (condition)", "catch (Exception trouble) when (condition)", "trouble")]
    public async Task The_exception_becomes_the_reason(string clause, string changed, string reason) =>
        Assert.Equal(Failing(changed, reason), await Mended.ByAsync<FailedWithoutReason, FailedWithoutReasonFix>(Failing(clause, "\"it failed\"")));

    [Fact]
    public async Task A_handler_that_names_no_exception_is_left_to_people() =>
        Assert.Null(await Mended.ByAsync<FailedWithoutReason, FailedWithoutReasonFix>(Failing("catch", "\"it failed\"")));
}

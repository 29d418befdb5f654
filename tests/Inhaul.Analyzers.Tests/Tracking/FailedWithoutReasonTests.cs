using Inhaul.Analyzers.Tracking;

namespace Inhaul.Analyzers.Tests.Tracking;

public sealed class FailedWithoutReasonTests
{
    private const string Begin = "await using var import = await tracker.BeginAsync(\"prices\");\n";

    [Theory]
    [InlineData(Begin + "await import.FailAsync(\"\"); // INH1005")]
    [InlineData(Begin + "await import.FailAsync(\"  \"); // INH1005")]
    [InlineData(Begin + """
        try
        {
            await WorkAsync();
        }
        catch (Exception)
        {
            await import.FailAsync("it went wrong"); // INH1005
            throw;
        }
        """)]
    public Task A_reason_that_says_nothing_of_what_happened_is_found(string body) => Findings.AreMarkedAsync<FailedWithoutReason>(Job.Of(body));

    [Theory]
    [InlineData(Begin + """
        try
        {
            await WorkAsync();
        }
        catch (IOException exception)
        {
            await import.FailAsync(exception);
        }
        catch (Exception exception)
        {
            await import.FailAsync($"the service said {exception.Message}");
        }
        """)]
    [InlineData(Begin + "await import.FailAsync(\"there are no files\");")]
    public Task A_reason_is_left_alone(string body) => Findings.AreMarkedAsync<FailedWithoutReason>(Job.Of(body));
}

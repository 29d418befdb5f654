using System.Text.Json;
using System.Text.RegularExpressions;

namespace Inhaul.EndToEnd.Tests.Children;

/// <summary>How a command ended and what it said.</summary>
/// <param name="Command">What was run, for the messages of failed tests.</param>
/// <param name="ExitCode">Its exit code; a killed process has <see cref="Killed"/>.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its standard error.</param>
internal sealed partial record CommandResult(string Command, int ExitCode, string Output, string Errors)
{
    /// <summary>The exit code of a process that died of SIGKILL.</summary>
    public const int Killed = 137;

    /// <summary>The output as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>The id in the JSON output.</summary>
    public string Id => Json.GetProperty("id").GetString()!;

    /// <summary>Fails the test unless the command ended with one exit code and without a raw stack trace.</summary>
    public CommandResult Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"expected exit code {exitCode}\n{this}");
        Assert.False(StackTrace().IsMatch(Output) || StackTrace().IsMatch(Errors), $"a raw stack trace was printed\n{this}");
        return this;
    }

    /// <summary>The number of rows with an outcome, from the JSON output.</summary>
    public long Rows(string outcome) => Json.GetProperty("rows").GetProperty(outcome).GetInt64();

    public override string ToString() => $"{Command}\nexit code {ExitCode}\n--- output\n{Output}\n--- errors\n{Errors}";

    [GeneratedRegex(@"^\s{3}at \S", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex StackTrace();
}

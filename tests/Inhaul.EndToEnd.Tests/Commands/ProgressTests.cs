using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Inputs;

namespace Inhaul.EndToEnd.Tests.Commands;

/// <summary>What a person sees while an import goes on, and what a log file gets.</summary>
public sealed class ProgressTests
{
    private const int RowCount = 20_000;

    [Fact]
    public async Task Terminal_shows_a_bar_with_rate_and_time_left_and_then_the_table_of_counts()
    {
        using var place = new Workplace();
        place.Write("many.csv", ManyRows.Csv(RowCount));
        using var running = place.StartProgram(
            "script", "-qec", $"export TERM=xterm; stty cols 120; '{RunningCommand.Host}' '{RunningCommand.Assembly}' import many.csv --key id --chunk-rows 100", "/dev/null");
        var seen = await running.WaitAsync();

        Assert.True(seen.ExitCode == 0, seen.ToString());
        Assert.Contains("\e[", seen.Output, StringComparison.Ordinal);
        Assert.Contains('━', seen.Output);
        Assert.Matches(@"\b[1-9]\d?%", seen.Output);
        Assert.Matches(@"[\d,]+ of 20,000 rows, [\d,]+ rows/s, \d+:\d\d left", seen.Output);
        Assert.Matches(@"inserted\s+│\s+20,000", seen.Output);
        Assert.Contains("is completed", seen.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_terminal_there_are_plain_lines_only()
    {
        using var place = new Workplace();
        place.Write("many.csv", ManyRows.Csv(200));
        var seen = (await place.RunAsync("import", "many.csv", "--key", "id")).Expect(0);

        Assert.DoesNotContain('\e', seen.Output + seen.Errors);
        Assert.DoesNotContain('\r', seen.Output);
        Assert.DoesNotContain('━', seen.Output);
        Assert.Matches(@"inserted\s+│\s+200", seen.Output);
    }

    [Fact]
    public async Task Long_import_without_a_terminal_says_now_and_then_how_far_it_is()
    {
        using var place = new Workplace();
        place.Write("many.csv", ManyRows.Csv(200));
        var seen = (await place.RunWithAsync("claim.after-commit:3=delay-6000", "import", "many.csv", "--key", "id", "--chunk-rows", "50", "--workers", "1")).Expect(0);

        Assert.Contains("100 of 200 rows", seen.Output, StringComparison.Ordinal);
    }
}

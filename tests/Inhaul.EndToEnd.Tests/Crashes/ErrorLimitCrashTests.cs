using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>An import that refuses more rows than are accepted pauses, also when it dies before it could.</summary>
public abstract class ErrorLimitCrashTests(StoreKind kind)
{
    private static readonly string[] Import = ["import", "numbers.csv", "--key", "id", "--column", "n:integer", "--chunk-rows", "10", "--workers", "1", "--max-errors", "0"];

    [Theory]
    [InlineData(3, "settle.after-commit:1=kill", 20)]
    [InlineData(25, "settle.after-commit:3=kill", 0)]
    public async Task Import_killed_before_it_could_pause_pauses_when_it_is_run_again(int wrongRow, string failpoint, long pending)
    {
        using var place = new Workplace(kind);
        place.Write("numbers.csv", "id,n\n" + string.Concat(Enumerable.Range(1, 30).Select(row => $"{row},{(row == wrongRow ? "x" : "5")}\n")));
        (await place.RunWithAsync(failpoint, Import)).Expect(CommandResult.Killed);
        Assert.Equal("active", place.Store.Text("SELECT state FROM inhaul_import"));

        var paused = (await place.RunAsync(Import)).Expect(1);

        Assert.Contains("1 rows were refused, more than the 0 that are accepted", paused.Output, StringComparison.Ordinal);

        // Whether the last chunks were brought in before the pause or are still in the file, nobody has delivered them.
        Assert.Equal($"paused|{pending}", place.Store.Text("SELECT i.state, i.row_total - (SELECT sum(row_count) - sum(pending) FROM inhaul_chunk) FROM inhaul_import i"));
    }

    [Fact]
    public async Task Retry_of_some_rows_does_not_pause_for_the_others_that_were_accepted()
    {
        using var place = new Workplace(kind);
        place.Write("numbers.csv", "id,n\n1,x\n2,y\n3,5\n");
        (await place.RunAsync(Import)).Expect(1);
        var id = place.Store.Text("SELECT id FROM inhaul_import");
        (await place.RunAsync("resume", id)).Expect(3);

        place.Write("mended.csv", "id,n,inhaul_row\n2,4,2\n");
        (await place.RunAsync("retry", id, "--corrections", "mended.csv")).Expect(3);

        Assert.Equal(["2|4", "3|5"], place.Store.Rows("SELECT id, n FROM numbers ORDER BY id"));
    }
}

using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests.Commands;

/// <summary>Refused rows are written out, mended, and brought in.</summary>
public abstract class RetryCommandTests(StoreKind kind)
{
    private const string Members = "id,name,age\n1,Ada,36\n2,=HYPERLINK(\"x\"),old\n3,+1 555 010,young\n4,-12.5,n/a\n5,'quoted,?\n6,@home,\n";

    [Fact]
    public async Task Refused_rows_come_back_mended_and_complete_the_same_import()
    {
        using var place = new Workplace(kind);
        var id = await ImportAsync(place);
        (await place.RunAsync("errors", id, "--csv", "errors.csv")).Expect(0);
        place.Write("errors.csv", place.Read("errors.csv").Replace(",old,", ",20,", StringComparison.Ordinal).Replace(",young,", ",30,", StringComparison.Ordinal)
            .Replace(",n/a,", ",40,", StringComparison.Ordinal).Replace(",?,", ",50,", StringComparison.Ordinal));

        var retried = (await place.RunAsync("retry", id, "--corrections", "errors.csv", "--output", "json")).Expect(0);

        Assert.Equal((id, "completed", true), (retried.Id, retried.Json.GetProperty("state").GetString(), retried.Json.GetProperty("resumed").GetBoolean()));
        Assert.Equal((6, 6, 0), (retried.Rows("read"), retried.Rows("inserted"), retried.Rows("rejected")));
        Assert.Equal(
            ["1|Ada|36", "2|=HYPERLINK(\"x\")|20", "3|+1 555 010|30", "4|-12.5|40", "5|'quoted|50", $"6|@home|{StoreView.Null}"],
            place.Store.Rows("SELECT * FROM members ORDER BY id"));
        Assert.Equal(["queued", "active", "completed_with_errors", "active", "completed"], place.Store.Rows("SELECT to_state FROM inhaul_transition ORDER BY version"));
        Assert.Equal(4, place.Store.Number("SELECT count(*) FROM inhaul_row_error WHERE superseded = 1"));
        Assert.Empty((await place.RunAsync("errors", id, "--output", "json")).Expect(0).Json.EnumerateArray());
        (await place.RunAsync("verify", id)).Expect(0);
        Conservation.Check(place.Store, "members");
    }

    [Fact]
    public async Task Value_that_a_spreadsheet_would_run_is_guarded_in_the_file()
    {
        using var place = new Workplace(kind);
        (await place.RunAsync("errors", await ImportAsync(place), "--csv", "errors.csv")).Expect(0);
        var lines = place.Read("errors.csv").Split('\n');

        Assert.StartsWith("2,\"'=HYPERLINK(\"\"x\"\")\",old,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("3,'+1 555 010,young,", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("4,-12.5,n/a,", lines[3], StringComparison.Ordinal);
        Assert.StartsWith("5,'quoted,?,", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correction_that_is_still_wrong_is_refused_again_with_its_new_reason()
    {
        using var place = new Workplace(kind);
        var id = await ImportAsync(place);
        place.Write("mended.csv", "id,name,age,inhaul_row\n2,Bea,older,2\n");

        Assert.Equal(4, (await place.RunAsync("retry", id, "--corrections", "mended.csv", "--output", "json")).Expect(3).Rows("rejected"));
        Assert.Equal("older", place.Store.Text("SELECT value FROM inhaul_row_error WHERE row = 2 AND superseded = 0"));
        Assert.Equal("old", place.Store.Text("SELECT value FROM inhaul_row_error WHERE row = 2 AND superseded = 1"));
    }

    [Fact]
    public async Task Retry_without_corrections_succeeds_once_the_cause_is_gone()
    {
        using var place = new Workplace(kind);
        place.Store.Execute(
            """
            CREATE TABLE team (name TEXT PRIMARY KEY);
            CREATE TABLE members (id INTEGER PRIMARY KEY, name TEXT, team TEXT REFERENCES team (name));
            INSERT INTO team VALUES ('red');
            """);
        place.Write("members.csv", "id,name,team\n1,Ada,red\n2,Bob,blue\n");
        var id = (await place.RunAsync("import", "members.csv", "--key", "id", "--output", "json")).Expect(3).Id;
        (await place.RunAsync("retry", id)).Expect(3);

        place.Store.Execute("INSERT INTO team VALUES ('blue')");
        Assert.Equal(2, (await place.RunAsync("retry", id, "--output", "json")).Expect(0).Rows("inserted"));
        Assert.Contains("there is nothing to retry", (await place.RunAsync("retry", id)).Expect(2).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Same_corrections_again_do_nothing()
    {
        using var place = new Workplace(kind);
        var id = await ImportAsync(place);
        place.Write("mended.csv", "id,name,age,inhaul_row\n2,Bea,20,2\n");
        (await place.RunAsync("retry", id, "--corrections", "mended.csv")).Expect(3);
        var before = FinalState.Of(place.Store, "members");

        var again = (await place.RunAsync("retry", id, "--corrections", "mended.csv")).Expect(3);

        Assert.Contains("these corrections were brought in before", again.Errors, StringComparison.Ordinal);
        FinalState.AssertSame(before, FinalState.Of(place.Store, "members"));
        Assert.Equal(1, place.Store.Number("SELECT count(*) FROM inhaul_row_patch"));
    }

    [Theory]
    [InlineData("id,name,age,inhaul_row\n1,Ada,37,1\n", "name rows that are not rejected or failed: 1")]
    [InlineData("id,name,age,inhaul_row\n1,Ada,37,77\n", "is not a row of this import")]
    [InlineData("id,name,inhaul_row\n2,Bea,2\n", "lacks the columns age")]
    public async Task Corrections_that_do_not_fit_are_refused_whole(string corrections, string said)
    {
        using var place = new Workplace(kind);
        var id = await ImportAsync(place);
        var before = FinalState.Of(place.Store, "members");
        place.Write("mended.csv", corrections);
        Assert.Contains(said, (await place.RunAsync("retry", id, "--corrections", "mended.csv")).Expect(2).Errors, StringComparison.Ordinal);
        FinalState.AssertSame(before, FinalState.Of(place.Store, "members"));
    }

    [Fact]
    public async Task Retry_with_a_wrong_option_leaves_the_import_as_it_is()
    {
        using var place = new Workplace(kind);
        var id = await ImportAsync(place);
        (await place.RunAsync("retry", id, "--workers", "1025")).Expect(2);
        Assert.Equal("completed_with_errors", place.Store.Text("SELECT state FROM inhaul_import"));
    }

    private static async Task<string> ImportAsync(Workplace place)
    {
        place.Write("members.csv", Members);
        return (await place.RunAsync("import", "members.csv", "--key", "id", "--column", "age:integer", "--output", "json")).Expect(3).Id;
    }
}

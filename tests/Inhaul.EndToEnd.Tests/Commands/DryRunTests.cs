using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Inputs;

namespace Inhaul.EndToEnd.Tests.Commands;

/// <summary>What an import would do is found out by doing it, and nothing of it stays.</summary>
public abstract class DryRunTests(StoreKind kind)
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Dry_run_predicts_the_counts_and_leaves_nothing()
    {
        using var place = new Workplace(kind);
        place.Write("people.csv", People.Make(seed: 3, count: 150).Csv);
        string[] import = ["import", "people.csv", "--key", "id", "--column", "age:integer", "--column", "joined:date", "--chunk-rows", "40", "--output", "json"];
        var dry = (await place.RunAsync([.. import, "--dry-run"])).Expect(3);
        Assert.Equal(["people.csv"], place.Files());
        Assert.False(place.Store.HasTable("people") || place.Store.HasTable("inhaul_import"));

        var real = (await place.RunAsync(import)).Expect(3);
        Assert.Equal(real.Json.GetProperty("rows").ToString(), dry.Json.GetProperty("rows").ToString());
        Assert.Equal(real.Json.GetProperty("errors").ToString(), dry.Json.GetProperty("errors").ToString());
    }

    [Fact]
    public async Task Diff_tells_every_row_and_verify_tells_what_became_of_it_instead()
    {
        using var place = new Workplace(kind);
        place.Store.Execute("CREATE TABLE people (id BIGINT PRIMARY KEY, name TEXT, age BIGINT)");
        place.Store.Execute("INSERT INTO people VALUES (1, 'Ann', 10), (2, 'Bobby', 20), (3, '=Cy', 30)");
        place.Write("people.csv", "id,name,age\n1,Ann,10\n2,Bob,21\n3,Cyd,30\n4,@Dee,\n5,[red],many\n");
        var store = place.Store.Address ?? $"sqlite:{place.PathOf("inhaul.db")}";
        string[] import = ["import", place.PathOf("people.csv"), "--key", "id", "--store", store];

        var shown = (await CommandHere.RunAsync([.. import, "--dry-run", "--diff", "--diff-rows", "3", "--diff-to", place.PathOf("diff.csv"), "--diff-to", place.PathOf("diff.json")])).Expect(3).Output;
        Assert.Matches(@"2 │\s+3 │ updated  │ id=2 │ name: Bobby → Bob\s+│\n│\s+│\s+│\s+│\s+│ age: 20 → 21", shown);
        Assert.Matches(@"4 │\s+5 │ inserted │ id=4 │ id: 4\s+│", shown);
        Assert.Contains("3 rows shown; 1 that the table has already and 1 others are not.", shown, StringComparison.Ordinal);
        var csv = place.Read("diff.csv").Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            [
                "row,line,outcome,key,column,old,new,reason", "1,2,unchanged,id=1,,,,the table holds the same values", "2,3,updated,id=2,name,Bobby,Bob,", "2,3,updated,id=2,age,20,21,",
                "3,4,updated,id=3,name,'=Cy,Cyd,", "4,5,inserted,id=4,id,,4,", "4,5,inserted,id=4,name,,'@Dee,",
            ],
            csv[..^1]);
        Assert.StartsWith("5,6,rejected,,,,,\"age: 'many' is not a whole number", csv[^1], StringComparison.Ordinal);

        var json = (await CommandHere.RunAsync([.. import, "--dry-run", "--diff", "--output", "json"])).Expect(3).Json;
        Assert.Equal(2, json.GetProperty("rows").GetProperty("updated").GetInt32());
        var lines = place.Read("diff.json").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(lines.Skip(1), json.GetProperty("diff").EnumerateArray().Select(row => JsonNode.Parse(row.GetRawText())!.ToJsonString(Relaxed)));
        Assert.Equal("""{"row":3,"line":4,"outcome":"updated","key":{"id":"3"},"reason":null,"changes":[{"column":"name","old":"=Cy","new":"Cyd"}]}""", lines[3]);

        place.Store.Execute("DELETE FROM people WHERE id = 2");
        var id = (await CommandHere.RunAsync([.. import, "--output", "json"])).Expect(3).Id;
        string[] verify = ["verify", id, "--store", store];
        var drift = (await CommandHere.RunAsync([.. verify, "--against", place.PathOf("diff.json"), "--output", "json"])).Expect(3).Json;
        Assert.Equal((5, 1), (drift.GetProperty("compared").GetInt32(), drift.GetProperty("drifted").GetInt32()));
        Assert.Equal("2|updated|inserted", string.Join('|', ((string[])["row", "predicted", "happened"]).Select(name => drift.GetProperty("drift")[0].GetProperty(name))));
        Assert.Matches(@"2 │ id=2 │ updated   │ inserted │ the row with this key was deleted from the table in between", (await CommandHere.RunAsync([.. verify, "--against", place.PathOf("diff.json")])).Expect(3).Output);
        (await CommandHere.RunAsync(verify)).Expect(0);

        var again = (await CommandHere.RunAsync([.. import, "--dry-run", "--diff", "--diff-to", place.PathOf("again.json")])).Expect(3);
        Assert.Contains("no row was looked at", again.Errors, StringComparison.Ordinal);
        Assert.False(place.Has("again.json"));
        Assert.Contains("diff.csv is no prediction: line 1 cannot be understood", (await CommandHere.RunAsync([.. verify, "--against", place.PathOf("diff.csv")])).Expect(2).Errors, StringComparison.Ordinal);
        Assert.Contains("add --dry-run", (await CommandHere.RunAsync([.. import, "--diff"])).Expect(2).Errors, StringComparison.Ordinal);
        Assert.Contains("name a file that ends in .csv or .json", (await CommandHere.RunAsync([.. import, "--dry-run", "--diff-to", "diff.txt"])).Expect(2).Errors, StringComparison.Ordinal);
    }
}

using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Inputs;

namespace Inhaul.EndToEnd.Tests.Commands;

/// <summary>What an import would do is found out by doing it, and nothing of it stays.</summary>
public abstract class DryRunTests(StoreKind kind)
{
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
}

using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Inputs;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>The command on a folder is killed wherever it can be, and the folder changes before it is run again.</summary>
public abstract class FolderCrashTests(StoreKind kind)
{
    public static TheoryData<string> Points { get; } = [.. CommandPoints.OfImport];

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Killed_and_run_again_over_a_changed_folder_all_is_there_and_nothing_stays_open(string point)
    {
        using var place = new Workplace(kind);
        Scrape.Make(place);
        (await place.RunWithAsync($"{point}=kill", Scrape.Import)).Expect(CommandResult.Killed);

        Scrape.Write(place, "PA/r1_parse.json", Scrape.Record("name 1", "PA/r1.png", [1, 8, 9]));
        Scrape.Write(place, "TX/new_parse.json", Scrape.Record("new", "PA/r1.png", [1]));
        (await place.RunAsync(Scrape.Import)).Expect(3);

        CheckEnd(place);
        var settled = (await place.RunAsync(Scrape.Import)).Expect(3).Json.GetProperty("folder");
        Assert.Equal((13, 4, 9), (settled.GetProperty("files").GetInt32(), settled.GetProperty("planned").GetInt32(), settled.GetProperty("unchanged").GetInt32()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Two_commands_at_once_on_one_folder_end_alike(int round)
    {
        using var place = new Workplace(kind);
        Scrape.Make(place);
        using var first = place.Start(Scrape.Import);
        using var second = place.Start([.. Scrape.Import, "--workers", $"{round}"]);

        (await first.WaitAsync()).Expect(3);
        (await second.WaitAsync()).Expect(3);

        Assert.Equal(14, place.Store.Number("SELECT count(*) FROM licences"));
        Conservation.Check(place.Store, "licences");
    }

    private static void CheckEnd(Workplace place)
    {
        Conservation.Check(place.Store, "licences");
        Assert.Equal(17, place.Store.Number("SELECT count(*) FROM licences"));
        Assert.Equal(["L1", "L8", "L9"], place.Store.Rows("SELECT number FROM licences WHERE name = 'name 1' ORDER BY number"));
        Assert.Equal(0, place.Store.Number($"SELECT count(*) FROM inhaul_import WHERE state NOT IN ('completed', 'completed_with_errors')"));
    }
}

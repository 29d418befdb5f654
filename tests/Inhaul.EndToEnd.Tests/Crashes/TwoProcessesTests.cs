using System.Diagnostics.CodeAnalysis;
using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Inputs;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>Two commands at once on one file.</summary>
public abstract class TwoProcessesTests(PeopleImport import, StoreKind kind)
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Two_imports_of_the_same_file_at_once_end_as_one(int workers)
    {
        using var place = import.Start();
        using var first = place.Start(PeopleImport.Import(workers));
        using var second = place.Start(PeopleImport.Import(workers));

        var ends = (await first.WaitAsync(), await second.WaitAsync());

        Assert.Equal(ends.Item1.Expect(3).Id, ends.Item2.Expect(3).Id);
        import.CheckEnd(place);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task One_process_finishes_what_another_was_killed_at(int seed)
    {
        var failpoint = AnyFailpoint(seed);
        using var place = import.Start();
        using var doomed = place.StartWith(failpoint, PeopleImport.Import(workers: 2));
        using var survivor = place.Start(PeopleImport.Import(workers: 2));

        var (killed, survived) = (await doomed.WaitAsync(), await survivor.WaitAsync());

        // The survivor may be so quick that the other never comes to its point.
        Assert.True(killed.ExitCode is CommandResult.Killed or 3, killed.ToString());
        survived.Expect(3);
        import.CheckEnd(place);
    }

    [Fact]
    public async Task Both_killed_at_once_and_run_again_end_as_if_never_killed()
    {
        using var place = import.Start();
        using var first = place.StartWith("settle.after-write:1=kill", PeopleImport.Import(workers: 2));
        using var second = place.StartWith("claim.after-commit:1=kill", PeopleImport.Import(workers: 2));
        Assert.Contains(CommandResult.Killed, new[] { (await first.WaitAsync()).ExitCode, (await second.WaitAsync()).ExitCode });
        import.CheckConservation(place);

        (await place.RunAsync(PeopleImport.Import(workers: 2))).Expect(3);
        import.CheckEnd(place);
    }

    [Fact]
    public async Task Two_different_files_at_once_do_not_disturb_each_other()
    {
        using var alone = Places();
        (await alone.RunAsync(Import("first.csv"))).Expect(3);
        (await alone.RunAsync(Import("second.csv"))).Expect(3);

        using var together = Places();
        using var first = together.Start(Import("first.csv"));
        using var second = together.Start(Import("second.csv"));
        (await first.WaitAsync()).Expect(3);
        (await second.WaitAsync()).Expect(3);

        FinalState.AssertSame(FinalState.Of(alone.Store, "first", "second"), FinalState.Of(together.Store, "first", "second"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Two_different_files_at_once_fill_one_new_table(int round)
    {
        using var place = new Workplace(kind);
        place.Write("north.csv", "id,name\n" + string.Concat(Enumerable.Range(1, 300).Select(row => $"{row},north {round}\n")));
        place.Write("south.csv", "id,name\n" + string.Concat(Enumerable.Range(1001, 300).Select(row => $"{row},south {round}\n")));
        using var north = place.Start("import", "north.csv", "--key", "id", "--table", "people");
        using var south = place.Start("import", "south.csv", "--key", "id", "--table", "people");

        (await north.WaitAsync()).Expect(0);
        (await south.WaitAsync()).Expect(0);

        Conservation.Check(place.Store, "people");
        Assert.Equal(600, place.Store.Number("SELECT count(*) FROM people"));
    }

    private static string[] Import(string file) => ["import", file, "--key", "id", "--chunk-rows", "40", "--column", "age:integer", "--column", "joined:date", "--output", "json"];

    private Workplace Places()
    {
        var place = new Workplace(kind);
        place.Write("first.csv", People.Make(seed: 11, count: 120).Csv);
        place.Write("second.csv", People.Make(seed: 12, count: 120).Csv);
        return place;
    }

    [SuppressMessage("Security", "CA5394", Justification = "The same seed makes the same failpoint.")]
    private static string AnyFailpoint(int seed)
    {
        var random = new Random(seed);
        var points = CommandPoints.OfImport;
        var point = points[random.Next(points.Count)];
        return $"{point}:{(point.StartsWith("settle.", StringComparison.Ordinal) ? random.Next(1, 4) : 1)}=kill";
    }
}

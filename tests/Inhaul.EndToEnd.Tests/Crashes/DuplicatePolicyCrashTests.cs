using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>Which of several rows with one key wins depends neither on deaths nor on the number of workers or the size of chunks.</summary>
public abstract class DuplicatePolicyCrashTests(PeopleImport import)
{
    private const int FewRows = 25;
    private const int AllRows = 10_000;
    private const int Workers = 8;

    private static readonly string[] Deliver = ["worker", "--workers", $"{Workers}", "--until-idle"];

    [Theory]
    [InlineData("last")]
    [InlineData("first")]
    [InlineData("newest:joined")]
    [InlineData("reject")]
    public async Task Deaths_do_not_change_the_result_of_any_duplicate_policy(string policy)
    {
        using var undisturbed = import.Start();
        (await undisturbed.RunAsync(Import(policy, workers: 1, AllRows))).Expect(3);
        import.CheckConservation(undisturbed);
        var expected = RowsState.Of(undisturbed.Store, "people", "people_write");

        using var place = import.Start();
        (await place.RunWithAsync("settle.before-commit:1=kill", Import(policy, Workers, FewRows))).Expect(CommandResult.Killed);
        (await place.RunWithAsync("settle.after-commit:1=kill", Deliver)).Expect(CommandResult.Killed);
        (await place.RunAsync(Deliver)).Expect(0);

        import.CheckConservation(place);
        Assert.Equal(expected, RowsState.Of(place.Store, "people", "people_write"));
    }

    private static string[] Import(string policy, int workers, int chunkRows) => [.. PeopleImport.Import(workers, chunkRows), "--duplicates", policy];

}

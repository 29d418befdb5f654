using Inhaul.Diagnostics;
using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>An import is killed at every point and every occurrence of it, and the same command is run again.</summary>
public sealed class ImportCrashWalkTests(PeopleImport import) : IClassFixture<PeopleImport>
{
    /// <summary>Every point that an import passes: all but those of a retry.</summary>
    public static MatrixTheoryData<string, int> Points { get; } =
        new(FailpointName.All.Except([FailpointName.ReopenBeforeCommit, FailpointName.ReopenAfterCommit]), [1, 4]);

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Import_killed_at_any_occurrence_ends_as_if_never_killed(string point, int workers)
    {
        var command = PeopleImport.Import(workers);
        var kills = 0;
        for (var isKilled = true; isKilled;)
        {
            using var place = import.Start();
            var disturbed = await place.RunWithAsync($"{point}:{kills + 1}=kill", command);
            import.CheckConservation(place);
            isKilled = disturbed.ExitCode == CommandResult.Killed;
            if (isKilled)
            {
                kills++;
                (await place.RunAsync(command)).Expect(3);
            }
            else
            {
                disturbed.Expect(3);
            }

            import.CheckEnd(place);
        }

        Assert.True(kills > 0, $"{point} was never hit");
    }
}

using Inhaul.Diagnostics;
using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>A retry is killed at every point and every occurrence of it, and the same command is run again.</summary>
public sealed class RetryCrashWalkTests(PeopleRetry retry) : IClassFixture<PeopleRetry>
{
    /// <summary>Every point that a retry passes: all but those of the intake.</summary>
    public static MatrixTheoryData<string, int> Points { get; } = new(
        FailpointName.All.Except([FailpointName.SubmitAfterCommit, FailpointName.IntakeBeforeChunk, FailpointName.IntakeAfterChunk, FailpointName.IntakeAfterFinish]),
        [1, 4]);

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Retry_killed_at_any_occurrence_ends_as_if_never_killed(string point, int workers)
    {
        var command = retry.Retry(workers);
        var kills = 0;
        for (var isKilled = true; isKilled;)
        {
            using var place = retry.Start();
            var disturbed = await place.RunWithAsync($"{point}:{kills + 1}=kill", command);
            retry.CheckConservation(place);
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

            retry.CheckEnd(place);
        }

        Assert.True(kills > 0, $"{point} was never hit");
    }
}

using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>Kills a command at every occurrence of one failpoint, each time from a fresh start, and runs it again.</summary>
/// <param name="start">A fresh start.</param>
/// <param name="command">The command; undisturbed it exits with 3.</param>
/// <param name="checkConservation">Checked after every death.</param>
/// <param name="checkEnd">Checked at every end.</param>
internal sealed class CrashWalk(Func<Workplace> start, string[] command, Action<Workplace> checkConservation, Action<Workplace> checkEnd)
{
    /// <summary>Walks over all occurrences of a point; one that is never hit fails the test.</summary>
    public async Task RunAsync(string point)
    {
        var kills = 0;
        for (var isKilled = true; isKilled;)
        {
            using var place = start();
            var disturbed = await place.RunWithAsync($"{point}:{kills + 1}=kill", command);
            checkConservation(place);
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

            checkEnd(place);
        }

        Assert.True(kills > 0, $"{point} was never hit");
    }
}

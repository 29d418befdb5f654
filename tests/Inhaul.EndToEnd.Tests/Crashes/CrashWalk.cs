using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>Kills a program at every occurrence of one failpoint, each time from a fresh start, and runs it again.</summary>
/// <param name="start">A fresh start.</param>
/// <param name="program">Starts the program with a failpoint, if any.</param>
/// <param name="exitCode">What it exits with, undisturbed.</param>
/// <param name="checkConservation">Checked after every death.</param>
/// <param name="checkEnd">Checked at every end.</param>
internal sealed class CrashWalk(Func<Workplace> start, Func<Workplace, string?, RunningCommand> program, int exitCode, Action<Workplace> checkConservation, Action<Workplace> checkEnd)
{
    /// <summary>A walk of the command; undisturbed it exits with 3.</summary>
    public CrashWalk(Func<Workplace> start, string[] command, Action<Workplace> checkConservation, Action<Workplace> checkEnd)
        : this(start, (place, failpoint) => place.StartWith(failpoint, command), exitCode: 3, checkConservation, checkEnd)
    {
    }

    /// <summary>Walks over all occurrences of a point; one that is never hit fails the test.</summary>
    public async Task RunAsync(string point)
    {
        var occurrence = 1;
        while (await RunAsync(point, occurrence))
        {
            occurrence++;
        }

        Assert.True(occurrence > 1, $"{point} was never hit");
    }

    /// <returns>Whether the command came to this occurrence.</returns>
    private async Task<bool> RunAsync(string point, int occurrence)
    {
        using var place = start();
        var disturbed = await RunAsync(place, $"{point}:{occurrence}=kill");
        checkConservation(place);
        var isKilled = disturbed.ExitCode == CommandResult.Killed;
        if (isKilled)
        {
            (await RunAsync(place, failpoint: null)).Expect(exitCode);
        }
        else
        {
            disturbed.Expect(exitCode);
        }

        checkEnd(place);
        return isKilled;
    }

    private async Task<CommandResult> RunAsync(Workplace place, string? failpoint)
    {
        using var running = program(place, failpoint);
        return await running.WaitAsync();
    }
}

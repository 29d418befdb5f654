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
    // Each occurrence has a start of its own, so that several can be walked side by side while processes are waited for.
    private const int AtOnce = 2;

    /// <summary>A walk of the command; undisturbed it exits with 3.</summary>
    public CrashWalk(Func<Workplace> start, string[] command, Action<Workplace> checkConservation, Action<Workplace> checkEnd)
        : this(start, (place, failpoint) => place.StartWith(failpoint, command), exitCode: 3, checkConservation, checkEnd)
    {
    }

    /// <summary>Walks over all occurrences of a point; one that is never hit fails the test.</summary>
    public async Task RunAsync(string point)
    {
        for (var first = 1; ; first += AtOnce)
        {
            var areKilled = await Task.WhenAll(Enumerable.Range(first, AtOnce).Select(occurrence => Task.Run(() => RunAsync(point, occurrence))));
            Assert.True(first > 1 || areKilled[0], $"{point} was never hit");
            if (areKilled.Contains(false))
            {
                return;
            }
        }
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

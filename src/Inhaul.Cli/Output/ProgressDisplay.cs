using System.Diagnostics;
using Inhaul.Reporting;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Inhaul.Cli.Output;

/// <summary>
/// Shows how far an import is: a live line per phase for a person, for a log a plain line now and then and one for each phase that is over, nothing
/// beside JSON.
/// </summary>
/// <param name="terminal">Where to.</param>
/// <param name="isQuiet">Whether nothing is shown.</param>
/// <param name="progress">How far it is.</param>
internal sealed class ProgressDisplay(Terminal terminal, bool isQuiet, ImportProgress progress)
{
    private static readonly TimeSpan LiveInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);

    private readonly HashSet<PhaseName> _told = [];
    private readonly ProgressLines _lines = new(progress);

    /// <summary>Shows progress while work goes on, and which phases are over after it.</summary>
    public async Task<T> ShowAsync<T>(Func<Task<T>> work)
    {
        if (isQuiet)
        {
            return await work();
        }

        try
        {
            return terminal.IsInteractive ? await ShowLiveAsync(work) : await ShowPlainAsync(work);
        }
        finally
        {
            await TellAsync();
        }
    }

    private Task<T> ShowLiveAsync<T>(Func<Task<T>> work) => terminal.Results.Live(Lines()).AutoClear(true).StartAsync(async context =>
    {
        // On another thread, since work may take long until it first waits for something.
        var working = Task.Run(work);
        while (!working.IsCompleted)
        {
            await Task.WhenAny(working, Task.Delay(LiveInterval));
            context.UpdateTarget(Lines());
        }

        return await working;
    });

    private async Task<T> ShowPlainAsync<T>(Func<Task<T>> work)
    {
        var working = work();
        for (var told = Stopwatch.GetTimestamp(); !working.IsCompleted;)
        {
            await Task.WhenAny(working, Task.Delay(LiveInterval));
            if (working.IsCompleted)
            {
                break;
            }

            await TellAsync();
            if (Stopwatch.GetElapsedTime(told) >= PlainInterval && progress.RowTotal is not null)
            {
                told = Stopwatch.GetTimestamp();
                await terminal.Output.WriteLineAsync(_lines.Rows());
            }
        }

        return await working;
    }

    private Rows Lines() => new(_lines.Live().Select(line => (IRenderable)new Text(line) { Overflow = Overflow.Ellipsis }));

    /// <summary>Says of each phase once that it is over.</summary>
    private async Task TellAsync()
    {
        foreach (var phase in progress.Phases().Where(phase => phase.IsOver && _told.Add(phase.Phase)))
        {
            await terminal.Output.WriteLineAsync(phase.ToString());
            foreach (var finding in phase.Findings)
            {
                await terminal.Output.WriteLineAsync($"- {finding}");
            }
        }
    }
}

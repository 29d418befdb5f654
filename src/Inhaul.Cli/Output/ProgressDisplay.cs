using System.Diagnostics;
using System.Globalization;
using Inhaul.Reporting;
using Spectre.Console;

namespace Inhaul.Cli.Output;

/// <summary>Shows how far an import is: a live bar for a person, a plain line now and then for a log, nothing beside JSON.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="isQuiet">Whether nothing is shown.</param>
internal sealed class ProgressDisplay(Terminal terminal, bool isQuiet)
{
    private static readonly TimeSpan LiveInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);

    /// <summary>Shows progress while work goes on.</summary>
    public async Task<T> ShowAsync<T>(ImportProgress progress, Func<Task<T>> work)
    {
        if (isQuiet)
        {
            return await work();
        }

        return terminal.IsInteractive ? await ShowLiveAsync(progress, work) : await ShowPlainAsync(progress, work);
    }

    private async Task<T> ShowLiveAsync<T>(ImportProgress progress, Func<Task<T>> work) =>
        await terminal.Results.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async context =>
            {
                var clock = Stopwatch.StartNew();
                var look = context.AddTask("first look", maxValue: 1);
                ProgressTask? rows = null;
                TimeSpan loadStart = default;
                long doneAtStart = 0;
                var working = work();
                while (!working.IsCompleted)
                {
                    await Task.WhenAny(working, Task.Delay(LiveInterval));
                    if (progress.RowTotal is not { } total)
                    {
                        (look.Description, look.Value) = Before(progress);
                        continue;
                    }

                    if (rows is null)
                    {
                        look.Value = 1;
                        look.StopTask();
                        (loadStart, doneAtStart) = (clock.Elapsed, progress.Counts.Read);
                        rows = context.AddTask("rows", maxValue: Math.Max(1, total));
                    }

                    rows.Value = progress.Counts.Read;
                    rows.Description = Describe(progress, total, clock.Elapsed - loadStart, doneAtStart);
                }

                return await working;
            });

    /// <summary>What is done before rows are counted, and how far it is: fetching and then the first look.</summary>
    private static (string Description, double Share) Before(ImportProgress progress) => progress switch
    {
        { TotalBytes: > 0 } => ("first look", (double)progress.LookedBytes / progress.TotalBytes),
        { Fetched: { Bytes: > 0 } fetched } => (
            string.Create(CultureInfo.InvariantCulture, $"fetched {fetched.Bytes / 1e6:N1} MB"), fetched.Total is > 0 and var total ? (double)fetched.Bytes / total : 0),
        _ => ("first look", 0),
    };

    private async Task<T> ShowPlainAsync<T>(ImportProgress progress, Func<Task<T>> work)
    {
        var clock = Stopwatch.StartNew();
        var working = work();
        while (!working.IsCompleted)
        {
            await Task.WhenAny(working, Task.Delay(PlainInterval));
            if (!working.IsCompleted && progress.RowTotal is { } total)
            {
                await terminal.Output.WriteLineAsync(Describe(progress, total, clock.Elapsed, 0));
            }
        }

        return await working;
    }

    private static string Describe(ImportProgress progress, long total, TimeSpan elapsed, long doneAtStart)
    {
        var done = progress.Counts.Read;
        var rate = elapsed > TimeSpan.Zero ? (done - doneAtStart) / elapsed.TotalSeconds : 0;
        var left = rate > 0 ? TimeSpan.FromSeconds((total - done) / rate) : (TimeSpan?)null;
        var time = left is { } known ? string.Create(CultureInfo.InvariantCulture, $", {(int)known.TotalMinutes}:{known.Seconds:00} left") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {total:N0} rows, {rate:N0} rows/s{time}");
    }
}

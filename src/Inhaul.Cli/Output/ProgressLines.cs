using System.Diagnostics;
using System.Globalization;
using Inhaul.Reporting;

namespace Inhaul.Cli.Output;

/// <summary>The lines that tell how far an import is.</summary>
/// <param name="progress">How far it is.</param>
internal sealed class ProgressLines(ImportProgress progress)
{
    private const int BarWidth = 20;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private (TimeSpan At, long Done)? _begin;

    /// <summary>A line for each phase, and one for the rows and the time.</summary>
    public IReadOnlyList<string> Live()
    {
        var lines = progress.Phases().Select(phase => $"{phase}{Bar(phase)}").ToList();
        var elapsed = Time(_clock.Elapsed);
        if (progress.RowTotal is null)
        {
            return [.. lines, $"{Before()}{elapsed} elapsed"];
        }

        var refused = progress.Counts.Refused is > 0 and var some ? string.Create(CultureInfo.InvariantCulture, $", {some:N0} refused so far") : "";
        return [.. lines, $"{Rows()}, {elapsed} elapsed{refused}"];
    }

    /// <summary>How many rows are decided, how fast it goes, and how long it will take.</summary>
    public string Rows()
    {
        var total = progress.RowTotal ?? 0;
        var done = progress.Counts.Read;
        _begin ??= (_clock.Elapsed, done);
        var elapsed = _clock.Elapsed - _begin.Value.At;
        var rate = elapsed > TimeSpan.Zero ? (done - _begin.Value.Done) / elapsed.TotalSeconds : 0;
        var left = rate > 0 ? $", {Time(TimeSpan.FromSeconds((total - done) / rate))} left" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {total:N0} rows, {rate:N0} rows/s{left}");
    }

    /// <summary>What is done before rows are counted: fetching and then the first look.</summary>
    private string Before() => progress switch
    {
        { TotalBytes: > 0 } => string.Create(CultureInfo.InvariantCulture, $"looked at {100.0 * progress.LookedBytes / progress.TotalBytes:N0}% of {progress.TotalBytes / 1e6:N1} MB, "),
        { Fetched.Bytes: > 0 } => string.Create(CultureInfo.InvariantCulture, $"fetched {progress.Fetched.Bytes / 1e6:N1} MB, "),
        _ => "",
    };

    private static string Bar(PhaseStatus phase)
    {
        if (phase is not { State: PhaseState.Running, Total: { } total and > 0 })
        {
            return "";
        }

        var share = Math.Min(1, (double)phase.Done / total);
        var full = (int)(share * BarWidth);
        return string.Create(CultureInfo.InvariantCulture, $"  {new string('━', full)}{new string('─', BarWidth - full)} {100 * share:N0}%");
    }

    private static string Time(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}:{time.Seconds:00}");
}

using Inhaul.Testing.Databases;
using Inhaul.Testing.Runs;

namespace Inhaul.Testing.Checks;

/// <summary>Makes one check after the other. What an earlier one has found decides whether a later one still tells anything.</summary>
/// <param name="processor">The processor.</param>
/// <param name="options">How it is checked.</param>
internal sealed class ConformanceWalk(CheckedProcessor processor, ConformanceOptions options)
{
    private static readonly IProcessorCheck[] All = [new AgainCheck(), new RepeatedCheck(), new ShuffledCheck(), new ChunksCheck(), new InterruptedCheck()];

    private static readonly string[] Ends = [Word.Of(ImportState.Completed), Word.Of(ImportState.CompletedWithErrors)];

    private readonly List<ConformanceDifference> _differences = [];
    private readonly List<ConformanceCheck> _passed = [];
    private int _omitted;

    /// <summary>Makes the checks.</summary>
    /// <param name="text">The CSV.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="InvalidConfigurationException">The text cannot be imported, or the options are wrong.</exception>
    public async Task<ConformanceReport> RunAsync(string text, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var settings = new RunSettings(folder.File("rows.csv"));
        await File.WriteAllTextAsync(settings.File, text.TrimStart('\uFEFF'), cancellationToken);
        var runs = new ProcessorRuns(processor, options, folder);
        var first = await runs.RunAsync(settings, cancellationToken);
        runs.CheckLeftOut();
        if (first.Rows.Count == 0 || !Ends.Contains(first.State))
        {
            throw new InvalidConfigurationException(
                $"There is nothing to compare with: {(first.Rows.Count == 0 ? "the text has no rows" : $"without any disturbance, the import of the text is {first.State}")}");
        }

        var state = new CheckState(runs, runs.Plan!, options, settings, first, folder);
        foreach (var check in All.Where(check => options.Checks.Contains(check.Kind)))
        {
            if (WhyLeftOut(check, state) is { } reason)
            {
                state.Skipped.Add(new ConformanceSkip(check.Kind, reason));
            }
            else
            {
                await RunAsync(check, state, cancellationToken);
            }
        }

        return new ConformanceReport
        {
            Processor = processor.Name,
            Runs = runs.Count,
            Interruptions = runs.Interruptions,
            Passed = _passed,
            Differences = _differences,
            Omitted = _omitted,
            Skipped = state.Skipped,
        };
    }

    private static string? WhyLeftOut(IProcessorCheck check, CheckState state) => state.Found.Contains(ConformanceCheck.Again)
        ? "since runs differ by themselves, so that it would tell nothing"
        : check.WhyLeftOut(state);

    private async Task RunAsync(IProcessorCheck check, CheckState state, CancellationToken cancellationToken)
    {
        await foreach (var run in check.RunAsync(state, cancellationToken))
        {
            if (run.Findings.Count > 0)
            {
                state.Found.Add(check.Kind);
                _omitted += Math.Max(0, run.Findings.Count - options.MostDifferences);
                _differences.AddRange(run.Findings.Take(options.MostDifferences).Select(
                    finding => new ConformanceDifference(check.Kind, check.Sentence, run.How, finding.Where, finding.Expected, finding.Actual)));
                return;
            }
        }

        _passed.Add(check.Kind);
    }
}

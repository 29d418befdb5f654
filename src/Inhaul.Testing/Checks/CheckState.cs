using Inhaul.Processing;
using Inhaul.Testing.Comparing;
using Inhaul.Testing.Databases;
using Inhaul.Testing.Runs;

namespace Inhaul.Testing.Checks;

/// <summary>What the checks of a processor have in common.</summary>
/// <param name="Runs">Runs the processor.</param>
/// <param name="Plan">What it has said about its imports.</param>
/// <param name="Options">How it is checked.</param>
/// <param name="Settings">How the first run imported the rows.</param>
/// <param name="First">What the first run has left behind.</param>
/// <param name="Folder">Where files are kept.</param>
internal sealed record CheckState(
    ProcessorRuns Runs, ProcessorPlan Plan, ConformanceOptions Options, RunSettings Settings, RunContents First, TemporaryFolder Folder)
{
    /// <summary>The checks that have found something.</summary>
    public HashSet<ConformanceCheck> Found { get; } = [];

    /// <summary>What was left out.</summary>
    public List<ConformanceSkip> Skipped { get; } = [];

    /// <summary>Compares a run with the first.</summary>
    public CheckRun Compared(string how, RunContents contents) => new(how, [.. RunComparison.Compare(First, contents)]);
}

namespace Inhaul.Stores;

/// <summary>What the ledger knows of the phases of an import, besides the outcomes of its rows.</summary>
/// <param name="Runs">The phases that it keeps.</param>
/// <param name="Worked">How long workers had the chunks that are settled, attachments included.</param>
/// <param name="Subjects">How many subjects its rows marked.</param>
/// <param name="SubjectsDone">How many of them are aggregated.</param>
/// <param name="SubjectsFailed">How many were given up.</param>
internal sealed record PhaseRuns(IReadOnlyList<PhaseRun> Runs, TimeSpan Worked, long Subjects, long SubjectsDone, long SubjectsFailed)
{
    /// <summary>A phase; null when the ledger does not keep it.</summary>
    public PhaseRun? Of(ImportPhase phase) => Runs.FirstOrDefault(run => run.Phase == phase);
}

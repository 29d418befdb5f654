using Inhaul.Stores;

namespace Inhaul.Reporting;

/// <summary>Tells the phases of an import from what is committed: the same for every kind of input, and from every process.</summary>
internal static class PhaseList
{
    private const string Rows = "rows";
    private const string Files = "files";
    private const string Contents = "contents";

    /// <summary>The phases of an import as it is now, in their order.</summary>
    public static async Task<IReadOnlyList<PhaseStatus>> ReadAsync(IImportStore store, ImportRecord import, CancellationToken cancellationToken) =>
        Of(await PhaseFacts.ReadAsync(store, import, cancellationToken));

    /// <summary>The phases that facts tell.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="verified">How many rows this process has verified so far; null while it does not.</param>
    public static IReadOnlyList<PhaseStatus> Of(PhaseFacts facts, long? verified = null) => facts.Import.IsTracked ? [Tracked(facts)] : [.. Phases(facts, verified)];

    private static IEnumerable<PhaseStatus> Phases(PhaseFacts facts, long? verified)
    {
        if (facts.Import.Options.Plan is { } plan)
        {
            yield return Plan(plan);
        }

        if (facts.Attachments is not null)
        {
            yield return Hash(facts);
        }

        yield return Upload(facts);
        yield return Load(facts);
        if (verified is { } rows)
        {
            var counts = facts.Import.Counts;
            yield return new PhaseStatus { Phase = PhaseName.Verify, State = PhaseState.Running, Unit = Rows, Done = rows, Total = counts.Inserted + counts.Updated + counts.Unchanged };
        }
        else if (facts.Runs.Of(ImportPhase.Verify) is not null || facts.Import.Options.VerifyWrites)
        {
            yield return Verify(facts);
        }

        if (facts.Runs.Subjects > 0)
        {
            yield return Aggregate(facts);
        }
    }

    private static PhaseStatus Plan(ImportPlan plan) => new()
    {
        Phase = PhaseName.Plan,
        State = Over(plan.Failed),
        Unit = plan.Unit,
        Done = plan.Done,
        Total = plan.Done,
        Failed = plan.Failed,
        Present = plan.Present,
        Time = plan.Time,
    };

    private static PhaseStatus Hash(PhaseFacts facts)
    {
        var counts = facts.Attachments!;
        var done = counts.Hashed + facts.UnreadNow;
        return new PhaseStatus
        {
            Phase = PhaseName.Hash,
            State = State(facts, facts.IsDecided, done > 0, facts.UnreadNow),
            Unit = Files,
            Done = done,
            Total = facts.IsDecided ? done : Beforehand(facts, done),
            Failed = facts.UnreadNow,
            Time = counts.HashTime,
        };
    }

    private static PhaseStatus Upload(PhaseFacts facts)
    {
        var import = facts.Import;
        var intake = facts.Runs.Of(ImportPhase.Upload) is { StartedAt: { } begin, FinishedAt: { } end } ? end - begin : TimeSpan.Zero;
        if (facts.Attachments is not { } counts)
        {
            return new PhaseStatus
            {
                Phase = PhaseName.Upload,
                State = State(facts, facts.IsBroughtIn, import.Counts.Read > 0, 0),
                Unit = Rows,
                Done = import.Counts.Read,
                Total = import.RowTotal,
                Time = intake,
            };
        }

        var done = counts.Stored + counts.AlreadyThere + facts.UnstoredNow;
        return new PhaseStatus
        {
            Phase = PhaseName.Upload,
            State = State(facts, facts.IsDecided, import.Counts.Read > 0, facts.UnstoredNow),
            Unit = Contents,
            Done = done,
            Total = facts.IsDecided ? done : null,
            Failed = facts.UnstoredNow,
            Present = counts.AlreadyThere,
            Time = intake + counts.StoreTime,
        };
    }

    private static PhaseStatus Load(PhaseFacts facts)
    {
        var counts = facts.Import.Counts;
        var attached = facts.Attachments is { } attachments ? attachments.HashTime + attachments.StoreTime : TimeSpan.Zero;
        var done = counts.Read - counts.Pending;
        return new PhaseStatus
        {
            Phase = PhaseName.Load,
            State = State(facts, facts.Import.State is ImportState.Completed or ImportState.CompletedWithErrors, done > 0, counts.Refused),
            Unit = Rows,
            Done = done,
            Total = facts.Import.RowTotal,
            Failed = counts.Refused,
            Present = counts.Unchanged + counts.Stale + counts.Duplicate + counts.Skipped,
            Time = facts.Runs.Worked > attached ? facts.Runs.Worked - attached : TimeSpan.Zero,
        };
    }

    private static PhaseStatus Verify(PhaseFacts facts)
    {
        if (facts.Runs.Of(ImportPhase.Verify) is not { StartedAt: { } begin, FinishedAt: { } end } run)
        {
            return new PhaseStatus { Phase = PhaseName.Verify, State = facts.Import.State == ImportState.Cancelled ? PhaseState.Cancelled : PhaseState.Pending, Unit = Rows };
        }

        var found = LedgerJson.ReadVerification(run.Result!);
        var rows = found.Same + found.Different + found.Missing;
        return new PhaseStatus
        {
            Phase = PhaseName.Verify,
            State = run.Status == PhaseRun.Completed ? PhaseState.Completed : PhaseState.Failed,
            Unit = Rows,
            Done = rows,
            Total = rows,
            Failed = found.Different + found.Missing + found.LostContents,
            Time = end - begin,
            Findings = found.Sentences,
        };
    }

    private static PhaseStatus Aggregate(PhaseFacts facts)
    {
        var runs = facts.Runs;
        var done = runs.SubjectsDone + runs.SubjectsFailed;
        return new PhaseStatus
        {
            Phase = PhaseName.Aggregate,
            State = State(facts, runs.SubjectsDone == runs.Subjects, facts.Import.PhaseInWork == ImportPhase.Aggregate || done > 0, runs.SubjectsFailed),
            Unit = "subjects",
            Done = done,
            Total = runs.Subjects,
            Failed = runs.SubjectsFailed,
        };
    }

    private static PhaseStatus Tracked(PhaseFacts facts)
    {
        var import = facts.Import;
        return Load(facts) with { Time = import.FinishedAt - import.StartedAt ?? TimeSpan.Zero, Total = ImportTransitions.IsEnd(import.State) ? import.Counts.Read : null };
    }

    private static long? Beforehand(PhaseFacts facts, long done) => facts.Import.Options.Plan?.Attachments is { } planned ? Math.Max(planned, done) : null;

    private static PhaseState Over(long failed) => failed > 0 ? PhaseState.CompletedWithErrors : PhaseState.Completed;

    /// <summary>How far a phase is that is done together with the rows.</summary>
    private static PhaseState State(PhaseFacts facts, bool isOver, bool isBegun, long failed) =>
        isOver ? Over(failed)
        : facts.Import.State == ImportState.Cancelled ? PhaseState.Cancelled
        : !isBegun ? PhaseState.Pending
        : facts.Import.State == ImportState.Failed ? PhaseState.Failed
        : facts.Import.Liveness switch
        {
            Liveness.Running => PhaseState.Running,
            Liveness.Waiting => PhaseState.Waiting,
            _ => PhaseState.Interrupted,
        };
}

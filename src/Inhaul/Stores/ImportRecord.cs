namespace Inhaul.Stores;

/// <summary>An import as the store knows it.</summary>
internal sealed record ImportRecord
{
    public required string Tenant { get; init; }

    public required Guid Id { get; init; }

    public required string Type { get; init; }

    public required ImportState State { get; init; }

    /// <summary>The phase that its rows are in, as it is stored.</summary>
    public required ImportPhase Phase { get; init; }

    /// <summary>The phase in work, or the last one: when nothing is left but to aggregate what was marked, it is that, whoever does it.</summary>
    public ImportPhase PhaseInWork => Phase == ImportPhase.Load && HasOpenSubjects && Counts.Pending == 0 ? ImportPhase.Aggregate : Phase;

    /// <summary>Grows with every change of state; a change names the version it was decided on.</summary>
    public required long Version { get; init; }

    public required string IdempotencyKey { get; init; }

    /// <summary>The options as they are stored: read when they are asked for, since a list of imports needs none of them.</summary>
    public required Lazy<ImportOptions> StoredOptions { get; init; }

    /// <summary>The sample as it is stored.</summary>
    public required Lazy<IReadOnlyList<IReadOnlyDictionary<string, string>>> StoredSample { get; init; }

    /// <summary>What is needed to go on with it.</summary>
    public ImportOptions Options => StoredOptions.Value;

    /// <summary>Two real rows, for people.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Sample => StoredSample.Value;

    /// <summary>How many rows the first look counted.</summary>
    public required long RowTotal { get; init; }

    /// <summary>How many chunks the first look planned.</summary>
    public required int ChunkTotal { get; init; }

    /// <summary>The outcomes of the rows whose chunks are in the store.</summary>
    public required RowCounts Counts { get; init; }

    /// <summary>How many of the refused rows a person has accepted by going on; they do not count against the limit.</summary>
    public required long AcceptedErrors { get; init; }

    /// <summary>Why it paused or failed; null otherwise.</summary>
    public string? Error { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Whether code outside the engine does it: there are no chunks and no sources, and its counts are what that code says.</summary>
    public bool IsTracked { get; init; }

    /// <summary>Whether anybody who is not known to be dead holds a live lease on one of its chunks, on its intake, or on all of it where it is tracked.</summary>
    public required bool HasLiveLease { get; init; }

    /// <summary>Whether its start hook has run.</summary>
    public bool HasStarted { get; init; }

    /// <summary>Whether its completion hook has run since its rows were decided.</summary>
    public bool IsLoaded { get; init; }

    /// <summary>Whether subjects of it are still to be aggregated, or were given up.</summary>
    public bool HasOpenSubjects { get; init; }

    /// <summary>Whether nothing is left to do about its rows.</summary>
    public bool IsDecided => this is { State: ImportState.Active, Phase: not ImportPhase.Upload, Counts.Pending: 0, IsTracked: false, HasTooManyRefused: false };

    /// <summary>Whether more rows were refused than are accepted, so that it has to pause.</summary>
    public bool HasTooManyRefused => Options.MaxErrors is { } most && Counts.Refused - AcceptedErrors > most;

    /// <summary>The end that it has come to; null while anything is left to do, or to be accepted first.</summary>
    public ImportState? ReachedEnd => this switch
    {
        { State: ImportState.Cancelling, HasLiveLease: false } => ImportState.Cancelled,
        { State: ImportState.Active, IsTracked: true, HasLiveLease: false } => ImportState.Failed,
        { IsDecided: true } when IsLoaded || Options.Processor is null =>
            Counts.Refused > 0 ? ImportState.CompletedWithErrors : ImportState.Completed,
        _ => null,
    };

    /// <summary>Whether anybody works on it; derived, never stored.</summary>
    public Liveness Liveness =>
        ImportTransitions.IsEnd(State) ? Liveness.Ended
        : HasLiveLease ? Liveness.Running
        : State is ImportState.Queued or ImportState.Paused or ImportState.AwaitingReview ? Liveness.Waiting
        : Liveness.Interrupted;

    /// <summary>Refuses what only the engine can do, with the rows that it keeps.</summary>
    /// <param name="wish">What was asked for, as in "it cannot be retried".</param>
    /// <param name="remedy">What can be done instead.</param>
    /// <exception cref="InvalidConfigurationException">The import is tracked.</exception>
    public void RequireEngine(string wish, string remedy = "run that code again")
    {
        if (IsTracked)
        {
            throw new InvalidConfigurationException($"Import {Id} cannot be {wish}, because it is done by code outside the engine; {remedy}.");
        }
    }
}

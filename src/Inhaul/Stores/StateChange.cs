namespace Inhaul.Stores;

/// <summary>A wish to change an import's state.</summary>
/// <param name="To">The new state.</param>
/// <param name="Actor">Who wishes it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Error">What to show on the import; null clears it.</param>
internal sealed record StateChange(ImportState To, string Actor, string Reason, string? Error = null)
{
    /// <summary>Why a tracked import failed that nobody does any more.</summary>
    public const string Abandoned = "the process that did it is gone: it neither completed the import nor said why not";

    /// <summary>The state it was decided on, if it holds only for that; null takes any that allows the change.</summary>
    public ImportState? From { get; init; }

    /// <summary>This change, wished for by the code that does a tracked import: one that a person has cancelled meanwhile becomes cancelled.</summary>
    /// <param name="state">The state that the import has.</param>
    public StateChange FromTracked(ImportState state) =>
        state == ImportState.Cancelling ? new StateChange(ImportState.Cancelled, Actor, "the code that did it has stopped") : this;

    /// <summary>The change to an end that an import has come to by itself (<see cref="ImportRecord.ReachedEnd"/>).</summary>
    public static StateChange ToReached(ImportState end, string actor) => end switch
    {
        ImportState.Cancelled => new StateChange(end, actor, "nobody works on it any more"),
        ImportState.Failed => new StateChange(end, actor, Abandoned, Abandoned),
        _ => new StateChange(end, actor, "every row has its outcome"),
    };
}

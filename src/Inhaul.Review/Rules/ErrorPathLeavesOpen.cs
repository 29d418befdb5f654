using Inhaul.Review.Flow;

namespace Inhaul.Review.Rules;

/// <summary>P2: an exception leaves the function, or ends in a handler, without the import being completed as failed.</summary>
internal sealed class ErrorPathLeavesOpen : IReviewRule
{
    public string Id => "P2";

    public ViolatedPattern Pattern => ViolatedPattern.Pairing;

    public string Why => "When the work fails, nobody is told: the import stays Running for ever.";

    public IEnumerable<RuleMatch> Find(FunctionReview function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return function.LeftOpen
            .Where(seen => seen.Via > 0)
            .Concat(function.Tracking.Where(seen => IsSuccessOfHandler(seen, function)))
            .DistinctBy(seen => (seen.Begin, function.Graph.Nodes[seen.Via].Syntax))
            .Select(seen =>
            {
                var culprit = function.Graph.Nodes[seen.Via];
                var lacks = culprit.Kind switch
                {
                    FlowKind.Catch when seen.Sight == TrackingSight.Completed => $"the handler reports {function.Rules.Finished}; it is to call {function.Complete}",
                    FlowKind.Catch => $"the handler does not call {function.Complete}",
                    FlowKind.Raise => $"{culprit.Text} leaves without {function.Complete}",
                    _ => $"an exception that no handler takes leaves without {function.Complete}",
                };
                return new RuleMatch(culprit, $"{FunctionReview.IdOf(seen.Begin!)} is begun in line {seen.Begin!.Line}, and {lacks} as {function.Rules.Failed}.")
                {
                    From = seen.Begin,
                    Path = function.PathOf(seen),
                    Missing = $"{function.Complete} as {function.Rules.Failed}",
                    NeedsInvestigation = seen.MayBeCompleted,
                    Other = culprit,
                };
            });
    }

    /// <summary>True when the handler of any exception reports a success. One of a certain kind may know that it is no failure.</summary>
    private static bool IsSuccessOfHandler(TrackingObservation seen, FunctionReview function) =>
        seen is { Sight: TrackingSight.Completed, Status: CompletionStatus.Finished, Via: > 0, Begin: not null }
        && seen.At.Culprit == seen.Via && function.Graph.Nodes[seen.Via] is { Kind: FlowKind.Catch, TakesAll: true };
}

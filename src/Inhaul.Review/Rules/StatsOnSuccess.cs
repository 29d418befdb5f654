using Inhaul.Review.Flow;

namespace Inhaul.Review.Rules;

/// <summary>T3: a success is told without stats.</summary>
internal sealed class StatsOnSuccess : IReviewRule
{
    public string Id => "T3";

    public ViolatedPattern Pattern => ViolatedPattern.Tracking;

    public string Why => "The history cannot say what was imported.";

    public IEnumerable<RuleMatch> Find(FunctionReview function)
    {
        ArgumentNullException.ThrowIfNull(function);
        foreach (var seen in function.Tracking.Where(seen => seen is { Sight: TrackingSight.Completed, Status: CompletionStatus.Finished }).DistinctBy(seen => seen.At.Syntax))
        {
            var call = (ITrackingCall)seen.At.Syntax!;
            if (!call.Gives(CallRole.Stats) ? call.IsWhole : call.StatsKeys is { Count: 0 })
            {
                yield return new RuleMatch(seen.At, $"{function.Complete} reports {function.Rules.Finished} {(call.Gives(CallRole.Stats) ? "with stats that are never filled" : "without stats")}.");
            }
        }
    }
}

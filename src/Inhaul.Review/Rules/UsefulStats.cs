using Inhaul.Review.Flow;

namespace Inhaul.Review.Rules;

/// <summary>T5: stats lack a count that every import has.</summary>
internal sealed class UsefulStats : IReviewRule
{
    public string Id => "T5";

    public ViolatedPattern Pattern => ViolatedPattern.Tracking;

    public string Why => "The history lacks the counts that people compare imports by.";

    public IEnumerable<RuleMatch> Find(FunctionReview function)
    {
        ArgumentNullException.ThrowIfNull(function);
        foreach (var seen in function.Tracking.Where(seen => seen is { Sight: TrackingSight.Completed, Status: CompletionStatus.Finished }).DistinctBy(seen => seen.At.Syntax))
        {
            var missing = ((ITrackingCall)seen.At.Syntax!).StatsKeys is { Count: > 0 } keys ? function.Rules.RequiredStats.Except(keys).ToList() : [];
            if (missing.Count > 0)
            {
                yield return new RuleMatch(seen.At, $"The stats of {function.Complete} lack {string.Join(" and ", missing)}.");
            }
        }
    }
}

using Inhaul.Review.Flow;

namespace Inhaul.Review.Rules;

/// <summary>T4: a failure is told without its reason.</summary>
internal sealed class ErrorOnFailure : IReviewRule
{
    public string Id => "T4";

    public ViolatedPattern Pattern => ViolatedPattern.Tracking;

    public string Why => "Nobody can tell why the import failed.";

    public IEnumerable<RuleMatch> Find(FunctionReview function)
    {
        ArgumentNullException.ThrowIfNull(function);
        foreach (var seen in function.Tracking.Where(seen => seen is { Sight: TrackingSight.Completed, Status: CompletionStatus.Failed }).DistinctBy(seen => seen.At.Syntax))
        {
            var call = (ITrackingCall)seen.At.Syntax!;
            if (call.Gives(CallRole.Error) ? call.GivesNothing(CallRole.Error) : call.IsWhole)
            {
                yield return new RuleMatch(seen.At, $"{function.Complete} reports {function.Rules.Failed} without an error message.");
            }
        }
    }
}

using Inhaul.Review.Flow;

namespace Inhaul.Review.Rules;

/// <summary>T8: a finally reports success whatever happened.</summary>
internal sealed class SuccessInFinally : IReviewRule
{
    public string Id => "T8";

    public ViolatedPattern Pattern => ViolatedPattern.Tracking;

    public string Why => "A failed import is reported as a success.";

    public IEnumerable<RuleMatch> Find(FunctionReview function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return function.Tracking
            .Where(seen => seen.Sight == TrackingSight.SuccessAfterError && !IsOneOfSeveral(seen, function))
            .DistinctBy(seen => seen.At.Syntax)
            .Select(seen => new RuleMatch(seen.At, $"{function.Complete} in a finally reports {function.Rules.Finished} even when an exception is on its way.")
            {
                From = seen.Begin,
                Path = function.PathOf(seen),
            });
    }

    /// <summary>True when the same finally also reports something else on the same way out: which of them is right here is not known.</summary>
    private static bool IsOneOfSeveral(TrackingObservation success, FunctionReview function) => function.Tracking.Any(other =>
        other.Sight == TrackingSight.Completed && other.Status != CompletionStatus.Finished && other.Begin == success.Begin && other.At.InFinally
        && (other.At == success.At || function.Graph.ShareAnOrigin(other.At, success.At)));
}

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
            .Where(seen => seen.Sight == TrackingSight.SuccessAfterError)
            .DistinctBy(seen => seen.At.Syntax)
            .Select(seen => new RuleMatch(seen.At, $"{function.Complete} in a finally reports {function.Rules.Finished} even when an exception is on its way.")
            {
                From = seen.Begin,
                Path = function.PathOf(seen),
            });
    }
}

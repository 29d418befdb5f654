using Inhaul.Review.Flow;

namespace Inhaul.Review.Rules;

/// <summary>G1: an exception is swallowed after the failure was recorded.</summary>
internal sealed class SwallowedFailure : IReviewRule
{
    public string Id => "G1";

    public ViolatedPattern Pattern => ViolatedPattern.Structure;

    public string Why => "The caller goes on as if the import had succeeded.";

    public IEnumerable<RuleMatch> Find(FunctionReview function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return function.Tracking
            .Where(seen => seen.Sight == TrackingSight.Swallowed && !function.IsTopLevel(seen.At))
            .DistinctBy(seen => seen.At.Syntax)
            .Select(seen => new RuleMatch(seen.At, $"The handler records the failure of {FunctionReview.IdOf(seen.Begin!)} and swallows the exception, so the caller takes it for a success.")
            {
                From = seen.Begin,
                Path = function.PathOf(seen),
                Missing = "raise",
            });
    }
}

using Inhaul.Review.Flow;

namespace Inhaul.Review.Rules;

/// <summary>T2: an import is completed under another id than it began with.</summary>
internal sealed class SameId : IReviewRule
{
    public string Id => "T2";

    public ViolatedPattern Pattern => ViolatedPattern.Tracking;

    public string Why => "The completion is recorded for another import; the one that began stays Running for ever.";

    public IEnumerable<RuleMatch> Find(FunctionReview function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return function.Tracking
            .Where(seen => seen.Sight == TrackingSight.OtherId)
            .DistinctBy(seen => (seen.At.Syntax, seen.Begin!.Syntax))
            .Select(seen => new RuleMatch(seen.At, $"{function.Complete} gets another value as id than {function.Begin} got in line {seen.Begin!.Line} ({FunctionReview.IdOf(seen.Begin)}).")
            {
                From = seen.Begin,
                Path = function.PathOf(seen),
                Other = seen.Begin,
            });
    }
}

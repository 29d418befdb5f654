using Inhaul.Review.Flow;

namespace Inhaul.Review.Rules;

/// <summary>P5: a completion can run twice on one path.</summary>
internal sealed class CompletedTwice : IReviewRule
{
    public string Id => "P5";

    public ViolatedPattern Pattern => ViolatedPattern.Pairing;

    public string Why => "The import is completed a second time: a success turns into a failure in the history, or its counts are lost.";

    public IEnumerable<RuleMatch> Find(FunctionReview function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return function.Tracking
            .Where(seen => seen.Sight == TrackingSight.CompletedTwice)
            .DistinctBy(seen => (seen.At.Line, seen.Before?.Line))
            .Select(seen => new RuleMatch(seen.At, $"{function.Complete} can run again after it completed {FunctionReview.IdOf(seen.Begin!)} in line {seen.Before!.Line}.")
            {
                From = seen.Begin,
                Path = function.PathOf(seen),
                Other = seen.Before,
            });
    }
}

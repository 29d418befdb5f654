using Inhaul.Review.Flow;

namespace Inhaul.Review.Rules;

/// <summary>P1: a normal path leaves the function without completing what it began.</summary>
internal sealed class NormalPathLeavesOpen : IReviewRule
{
    public string Id => "P1";

    public ViolatedPattern Pattern => ViolatedPattern.Pairing;

    public string Why => "The import stays Running for ever: its history shows no end, and nothing retries it.";

    public IEnumerable<RuleMatch> Find(FunctionReview function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return function.LeftOpen
            .Where(seen => seen.Via == 0 && seen.At.Kind != FlowKind.RaiseExit && !function.IsEarly(seen))
            .DistinctBy(seen => seen.Begin)
            .Select(seen => new RuleMatch(seen.Begin!, $"{function.Begin} begins {FunctionReview.IdOf(seen.Begin!)}, and a normal path ends without {function.Complete}.")
            {
                From = seen.Begin,
                Path = function.PathOf(seen),
                Missing = function.Complete,
                NeedsInvestigation = seen.MayBeCompleted,
                Other = seen.Leaving ?? seen.At,
            });
    }
}

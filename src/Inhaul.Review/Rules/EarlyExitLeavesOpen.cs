using Inhaul.Review.Flow;

namespace Inhaul.Review.Rules;

/// <summary>P3: an early exit between begin and completion, with no finally that completes.</summary>
internal sealed class EarlyExitLeavesOpen : IReviewRule
{
    public string Id => "P3";

    public ViolatedPattern Pattern => ViolatedPattern.Pairing;

    public string Why => "Whoever takes the early way leaves the import Running for ever.";

    public IEnumerable<RuleMatch> Find(FunctionReview function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return function.LeftOpen
            .Where(seen => seen.Via == 0 && seen.At.Kind != FlowKind.RaiseExit && function.IsEarly(seen))
            .DistinctBy(seen => (seen.Begin, seen.Leaving!.Syntax))
            .Select(seen => new RuleMatch(seen.Leaving!, $"{seen.Leaving!.Text} leaves between {function.Begin} in line {seen.Begin!.Line} and {function.Complete}, and no finally completes {FunctionReview.IdOf(seen.Begin!)}.")
            {
                From = seen.Begin,
                Path = function.PathOf(seen),
                Missing = function.Complete,
                NeedsInvestigation = seen.MayBeCompleted,
                Other = seen.Leaving,
            });
    }
}

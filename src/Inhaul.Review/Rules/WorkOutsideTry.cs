using Inhaul.Review.Flow;

namespace Inhaul.Review.Rules;

/// <summary>P4: calls that can raise stand between begin and completion, and no try is around them.</summary>
internal sealed class WorkOutsideTry : IReviewRule
{
    public string Id => "P4";

    public ViolatedPattern Pattern => ViolatedPattern.Structure;

    public string Why => "An exception in these calls passes every completion by: the import stays Running for ever.";

    public IEnumerable<RuleMatch> Find(FunctionReview function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return function.LeftOpen
            .Where(seen => seen.Via == FlowNode.Outside)
            .DistinctBy(seen => seen.Begin)
            .Select(seen =>
            {
                var path = function.PathOf(seen);
                var raising = path.LastOrDefault(step => step.Raised)?.Node ?? seen.At;
                return new RuleMatch(raising, $"{raising.Text} can raise after {function.Begin} in line {seen.Begin!.Line} and stands outside any try, so {FunctionReview.IdOf(seen.Begin!)} is not completed when it does.")
                {
                    From = seen.Begin,
                    Path = path,
                    Missing = $"{function.Complete} as {function.Rules.Failed}",
                    NeedsInvestigation = seen.MayBeCompleted,
                    Other = raising,
                };
            });
    }
}

using Inhaul.Review.Flow;

namespace Inhaul.Review.Rules;

/// <summary>T6: a status is written that is none, or not one for this call.</summary>
internal sealed class KnownStatus : IReviewRule
{
    public string Id => "T6";

    public ViolatedPattern Pattern => ViolatedPattern.Tracking;

    public string Why => "What reads the history does not know the status, and shows the import wrongly or not at all.";

    public IEnumerable<RuleMatch> Find(FunctionReview function)
    {
        ArgumentNullException.ThrowIfNull(function);
        var rules = function.Rules;
        foreach (var (node, call) in function.Calls(FlowKind.Begin).Concat(function.Calls(FlowKind.Complete)).DistinctBy(pair => pair.Call))
        {
            var isBegin = node.Kind == FlowKind.Begin;
            string[] allowed = isBegin ? [rules.Running] : [rules.Finished, rules.Failed];
            if (call.Literal(CallRole.Status) is { } status && !allowed.Contains(status))
            {
                yield return new RuleMatch(node, $"{(isBegin ? function.Begin : function.Complete)} gives the status '{status}'; it is to be {string.Join(" or ", allowed)}.");
            }
        }
    }
}

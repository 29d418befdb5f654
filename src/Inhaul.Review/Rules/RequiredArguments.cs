using Inhaul.Review.Flow;

namespace Inhaul.Review.Rules;

/// <summary>T1: a required argument of the call that begins tracking is missing.</summary>
internal sealed class RequiredArguments : IReviewRule
{
    public string Id => "T1";

    public ViolatedPattern Pattern => ViolatedPattern.Tracking;

    public string Why => "The import cannot be told from others, or belongs to no tenant: its record is useless.";

    public IEnumerable<RuleMatch> Find(FunctionReview function)
    {
        ArgumentNullException.ThrowIfNull(function);
        foreach (var (node, call) in function.Calls(FlowKind.Begin))
        {
            var missing = function.Rules.Required.Where(role => !call.Gives(role)).Select(role => function.Rules.Begin.Parameter(role)?.Name).OfType<string>().ToList();
            if (call.IsWhole && missing.Count > 0)
            {
                yield return new RuleMatch(node, $"{function.Begin} lacks {string.Join(", ", missing)}.");
            }
        }
    }
}

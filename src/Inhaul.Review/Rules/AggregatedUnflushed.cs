using Inhaul.Review.Flow;

namespace Inhaul.Review.Rules;

/// <summary>F1: something is marked for aggregation while a buffer holds rows.</summary>
internal sealed class AggregatedUnflushed : IReviewRule
{
    public string Id => "F1";

    public ViolatedPattern Pattern => ViolatedPattern.FlushOrder;

    public string Why => "Aggregation runs without the rows that are still in the buffer: the import appears to succeed, and its data is missing.";

    public IEnumerable<RuleMatch> Find(FunctionReview function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return function.Buffers
            .Where(seen => seen.Sight == BufferSight.AggregatedUnflushed)
            .OrderBy(seen => seen.MayBeFlushed)
            .DistinctBy(seen => (seen.At.Syntax, seen.Write.Value!.Kind, seen.Write.Value.Number))
            .Select(seen => new RuleMatch(seen.At, $"{function.Rules.Aggregate[0]} runs while rows of {seen.Write.Text} in line {seen.Write.Line} are not flushed.")
            {
                From = seen.Write,
                Path = function.PathOf(seen),
                Missing = $"{function.Rules.BufferFlushes[0]}() before {function.Rules.Aggregate[0]}",
                NeedsInvestigation = seen.MayBeFlushed,
                Other = seen.Write,
            });
    }
}

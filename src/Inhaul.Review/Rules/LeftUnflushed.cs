using Inhaul.Review.Flow;

namespace Inhaul.Review.Rules;

/// <summary>F2: a buffer that was written to reaches a normal exit unflushed.</summary>
internal sealed class LeftUnflushed : IReviewRule
{
    public string Id => "F2";

    public ViolatedPattern Pattern => ViolatedPattern.FlushOrder;

    public string Why => "The rows in the buffer are lost when the function ends.";

    public IEnumerable<RuleMatch> Find(FunctionReview function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return function.Buffers
            .Where(seen => seen.Sight == BufferSight.LeftUnflushed)
            .DistinctBy(seen => (seen.Write.Value!.Kind, seen.Write.Value.Number))
            .Select(seen => new RuleMatch(seen.Write, $"What {seen.Write.Text} writes is never flushed on a path to the end of the function.")
            {
                From = seen.Write,
                Path = function.PathOf(seen),
                Missing = $"{function.Rules.BufferFlushes[0]}()",
                Other = seen.At,
            });
    }
}

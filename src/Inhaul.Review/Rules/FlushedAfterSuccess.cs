using Inhaul.Review.Flow;

namespace Inhaul.Review.Rules;

/// <summary>F3: the import is completed as finished, and only then is a buffer flushed.</summary>
internal sealed class FlushedAfterSuccess : IReviewRule
{
    public string Id => "F3";

    public ViolatedPattern Pattern => ViolatedPattern.FlushOrder;

    public string Why => "Success is reported before the data is safe: when the flush fails, the history says Finished and the data is missing.";

    public IEnumerable<RuleMatch> Find(FunctionReview function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return function.Buffers
            .Where(seen => seen.Sight == BufferSight.FlushedAfterSuccess)
            .DistinctBy(seen => (seen.Success!.Line, seen.Write.Value!.Kind, seen.Write.Value.Number))
            .Select(seen => new RuleMatch(seen.Success!, $"{function.Complete} reports {function.Rules.Finished} before rows of {seen.Write.Text} are flushed in line {seen.At.Line}.")
            {
                From = seen.Write,
                Path = function.PathOf(seen),
                Missing = $"{function.Rules.BufferFlushes[0]}() before {function.Complete}",
                Other = seen.Write,
            });
    }
}

namespace Inhaul.Review.Rules;

/// <summary>All rules.</summary>
internal static class ReviewRuleSet
{
    /// <summary>Each rule once, in the order of their names in the documentation.</summary>
    public static IReadOnlyList<IReviewRule> All { get; } =
    [
        new NormalPathLeavesOpen(),
        new ErrorPathLeavesOpen(),
        new EarlyExitLeavesOpen(),
        new WorkOutsideTry(),
        new CompletedTwice(),
        new AggregatedUnflushed(),
        new LeftUnflushed(),
        new FlushedAfterSuccess(),
        new RequiredArguments(),
        new SameId(),
        new StatsOnSuccess(),
        new ErrorOnFailure(),
        new UsefulStats(),
        new KnownStatus(),
        new SuccessInFinally(),
        new SwallowedFailure(),
    ];
}

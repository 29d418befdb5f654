using Inhaul.Review.Discovery;

namespace Inhaul.Review.Configuration;

/// <summary>What a person has decided about reviews.</summary>
internal sealed record ReviewConfiguration
{
    /// <summary>Nothing is decided.</summary>
    public static ReviewConfiguration Default { get; } = new();

    /// <summary>What the reviewed code calls things, and how bad findings are.</summary>
    public ReviewRules Rules { get; init; } = ReviewRules.Default;

    /// <summary>The rules whose findings nobody wants.</summary>
    public IReadOnlyCollection<string> RulesOff { get; init; } = [];

    /// <summary>The paths that are not reviewed.</summary>
    public ExcludedPaths Excluded { get; init; } = ExcludedPaths.None;

    /// <summary>A report without the findings of rules that are off.</summary>
    public ReviewReport Limit(ReviewReport report) => report with
    {
        Findings = [.. report.Findings.Where(finding => !RulesOff.Contains(finding.Rule))],
        Suppressed = [.. report.Suppressed.Where(suppressed => !RulesOff.Contains(suppressed.Finding.Rule))],
    };
}

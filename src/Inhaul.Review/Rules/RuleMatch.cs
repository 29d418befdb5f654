using Inhaul.Review.Flow;

namespace Inhaul.Review.Rules;

/// <summary>A place where a rule fires.</summary>
/// <param name="At">The node that the finding is about.</param>
/// <param name="Message">What is wrong, in one sentence.</param>
internal sealed record RuleMatch(FlowNode At, string Message)
{
    /// <summary>Where the evidence begins: the call that begins tracking, or the first row that is written.</summary>
    public FlowNode? From { get; init; }

    /// <summary>The path that proves it; empty when the place alone does.</summary>
    public IReadOnlyList<FlowStep> Path { get; init; } = [];

    /// <summary>What the path lacks.</summary>
    public string? Missing { get; init; }

    /// <summary>True when it could not be decided.</summary>
    public bool NeedsInvestigation { get; init; }

    /// <summary>Another node that a correction has to know: the completion before, the culprit.</summary>
    public FlowNode? Other { get; init; }
}

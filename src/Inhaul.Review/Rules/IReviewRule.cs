namespace Inhaul.Review.Rules;

/// <summary>A rule: it sees events and paths of a function, and no syntax.</summary>
internal interface IReviewRule
{
    /// <summary>Its short name, such as <c>P1</c>.</summary>
    string Id { get; }

    /// <summary>The pattern that its findings break.</summary>
    ViolatedPattern Pattern { get; }

    /// <summary>What happens in production because of it.</summary>
    string Why { get; }

    /// <summary>What it finds in a function.</summary>
    IEnumerable<RuleMatch> Find(FunctionReview function);
}

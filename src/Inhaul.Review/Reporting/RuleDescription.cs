namespace Inhaul.Review.Reporting;

/// <summary>A rule for people.</summary>
/// <param name="Id">The rule, such as <c>P1</c>.</param>
/// <param name="Name">Its name, as one word.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="FiresWhen">When it finds something.</param>
/// <param name="Remedy">How to put it right.</param>
internal sealed record RuleDescription(string Id, string Name, string Title, string FiresWhen, string Remedy)
{
    /// <summary>How bad its findings are, unless the configuration says otherwise.</summary>
    public ReviewSeverity Severity => ReviewRules.Default.Severities[Id];
}

namespace Inhaul.Review.Reporting;

/// <summary>A rule for people.</summary>
/// <param name="Id">The rule, such as <c>P1</c>.</param>
/// <param name="Name">Its name, as one word.</param>
/// <param name="Severity">How bad a finding is, unless the configuration says otherwise.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="FiresWhen">When it finds something.</param>
/// <param name="Remedy">How to put it right.</param>
internal sealed record RuleDescription(string Id, string Name, ReviewSeverity Severity, string Title, string FiresWhen, string Remedy);

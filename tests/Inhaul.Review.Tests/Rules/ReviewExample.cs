namespace Inhaul.Review.Tests.Rules;

/// <summary>Code with the verdict of the reviewer.</summary>
/// <param name="Name">What it shows, as a sentence.</param>
/// <param name="Verdict">The rules that fire, with their lines; empty when it is clean.</param>
/// <param name="Code">The code.</param>
internal sealed record ReviewExample(string Name, string Verdict, string Code)
{
    /// <summary>The examples of the page and of the document.</summary>
    public static IReadOnlyList<ReviewExample> All { get; } = [.. CaseExamples.All, .. SeedExamples.All];

    /// <summary>The names of examples, for tests that take one after the other.</summary>
    public static TheoryData<string> NamesOf(IEnumerable<ReviewExample> examples) => [.. examples.Select(example => example.Name)];

    /// <summary>An example by its name.</summary>
    public static ReviewExample Named(string name) => All.Single(example => example.Name == name);
}

namespace Inhaul.Review.Tests.Rules;

/// <summary>The code of the document that asked for the reviewer has the verdicts that it states.</summary>
public sealed class SeedTests
{
    public static TheoryData<string> Examples() => ReviewExample.NamesOf(SeedExamples.All);

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_of_the_document_has_its_verdict(string name) => Assert.Equal(ReviewExample.Named(name).Verdict, PythonCode.Verdict(ReviewExample.Named(name).Code));
}

using Inhaul.Review.Suppressing;

namespace Inhaul.Review.Tests.Suppressing;

public sealed class SuppressionFilterTests
{
    [Theory]
    [InlineData("def f():\n    aggregate()  # inhaul: ignore P2 because the caller flushes\n", 2)]
    [InlineData("def f():\n    # inhaul: ignore P2 because the caller flushes\n    aggregate()\n", 3)]
    [InlineData("def f():\n    # inhaul: ignore P2 because the caller flushes\n    # and this is another comment\n    aggregate()\n", 4)]
    [InlineData("def f():  # inhaul: ignore P2 because the caller flushes\n    if x:\n        aggregate()\n", 3)]
    [InlineData("async def f(\n    a,\n    b,  # inhaul: ignore P2 because the caller flushes\n):\n    x()\n    aggregate()\n", 6)]
    [InlineData("def f():  # inhaul: ignore P2 because the caller flushes\n    def g():\n        aggregate()\n    return g\n", 3)]
    [InlineData("def f():\n    aggregate(\n        a,\n    )  # inhaul: ignore P2 because the caller flushes\n", 2)]
    [InlineData("def f():\n    aggregate()  # noqa  # Inhaul: IGNORE f1, p2 BECAUSE: the caller flushes\n", 2)]
    [InlineData("x = \"# no comment\"\ns = '''\ndef g():\n'''\ndef f():  # inhaul: ignore P2 because the caller flushes\n    '''Text\nat the margin.'''\n    aggregate()\n", 8)]
    public void A_suppression_with_a_reason_counts_on_the_statement_right_above_it_and_on_the_def(string source, int line)
    {
        var report = Apply(source, line);

        Assert.Empty(report.Findings);
        Assert.Equal("the caller flushes", Assert.Single(report.Suppressed).Reason);
    }

    [Theory]
    [InlineData("def f():\n    x()  # inhaul: ignore P2 because the caller flushes\n    aggregate()\n", 3)]
    [InlineData("def f():\n    # inhaul: ignore P2 because the caller flushes\n\n    aggregate()\n", 4)]
    [InlineData("def f():\n    s = '# inhaul: ignore P2 because the caller flushes'; aggregate()\n", 2)]
    [InlineData("def f():\n    '''\n    # inhaul: ignore P2 because the caller flushes\n    '''\n    aggregate()\n", 5)]
    [InlineData("def g():  # inhaul: ignore P2 because the caller flushes\n    pass\n\ndef f():\n    aggregate()\n", 5)]
    [InlineData("def f():\n    aggregate()  # inhaul: ignore F1 because the caller flushes\n", 2)]
    [InlineData("def f():\n    def g():  # inhaul: ignore P2 because the caller flushes\n        pass\n    aggregate()\n", 4)]
    public void A_suppression_elsewhere_in_a_string_or_for_another_rule_does_not_count(string source, int line)
    {
        var report = Apply(source, line);

        Assert.Single(report.Findings);
        Assert.Empty(report.Suppressed);
    }

    [Theory]
    [InlineData("# inhaul: ignore P2", "The suppression of P2 gives no reason, so it does not count. Write '# inhaul: ignore F1 because …'.")]
    [InlineData("# inhaul: ignore P2 the caller flushes", "The suppression of P2 gives no reason")]
    [InlineData("# inhaul: ignore P2 because …", "The suppression of P2 gives no reason")]
    [InlineData("# inhaul: ignore P9 because I say so", "There is no rule P9, so nothing is suppressed. The rules are P1, P2, ")]
    [InlineData("# inhaul: ignroe P2 because I say so", "'ignroe P2 because I say so' is not understood, so nothing is suppressed.")]
    [InlineData("# inhaul: ignore because I say so", "'ignore because I say so' is not understood")]
    public void A_suppression_that_does_not_count_is_noted(string comment, string note)
    {
        var report = Apply($"def f():\n    aggregate()  {comment}\n", 2);

        Assert.Single(report.Findings);
        Assert.Empty(report.Suppressed);
        var said = Assert.Single(report.Notes);
        Assert.Equal((ExampleReview.File, 2), (said.File, said.Line));
        Assert.StartsWith(note, said.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_suppression_of_nothing_is_noted_unless_the_file_could_not_be_read()
    {
        const string Source = "x = 1  # inhaul: ignore F1 because it was so once\n";
        var files = ExampleReview.Files((ExampleReview.File, Source));
        var broken = new ReviewReport([], [], [new ReviewNote(ExampleReview.File, 1, "No Python 3.")]);

        Assert.Equal("The suppression of F1 suppresses nothing here: take it away.", Assert.Single(SuppressionFilter.Apply(ExampleReview.Report(), files).Notes).Message);
        Assert.Equal("No Python 3.", Assert.Single(SuppressionFilter.Apply(broken, files).Notes).Message);
    }

    private static ReviewReport Apply(string source, int line) =>
        SuppressionFilter.Apply(ExampleReview.Report(ExampleReview.Finding with { Line = line, Path = [] }), ExampleReview.Files((ExampleReview.File, source)));
}

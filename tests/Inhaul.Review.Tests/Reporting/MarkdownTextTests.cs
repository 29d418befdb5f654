using Inhaul.Review.Reporting;

namespace Inhaul.Review.Tests.Reporting;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("complete_data_importer is missing", "complete_data_importer is missing")]
    [InlineData("_finish() and __init__", @"\_finish() and \_\_init\_\_")]
    [InlineData("<module> a*b [x](y) `z`", @"\<module\> a\*b \[x\](y) \`z\`")]
    [InlineData("# heading\nnext", @"\# heading next")]
    [InlineData("a & b &amp; c", @"a & b \&amp; c")]
    public void Prose_shows_its_text_as_it_is(string text, string markdown) => Assert.Equal(markdown, MarkdownText.Prose(text));

    [Theory]
    [InlineData("a.py:3", "`a.py:3`")]
    [InlineData("odd`name.py:3", "`` odd`name.py:3 ``")]
    public void Inline_code_may_have_backticks(string code, string markdown) => Assert.Equal(markdown, MarkdownText.Inline(code));
}

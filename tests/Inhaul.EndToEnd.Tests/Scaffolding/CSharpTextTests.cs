using Inhaul.Cli.Scaffolding;

namespace Inhaul.EndToEnd.Tests.Scaffolding;

public sealed class CSharpTextTests
{
    [Fact]
    public void A_literal_holds_quotes_backslashes_and_what_cannot_be_seen() =>
        Assert.Equal("\"a\\\"b\\\\c\\n\\u202E\\u00A0é🚀\"", CSharpText.Literal("a\"b\\c\n\u202E\u00A0é🚀"));

    [Fact]
    public void A_comment_stays_on_its_line() => Assert.Equal("a\\r\\nb\\u2028c\\u0085", CSharpText.Comment("a\r\nb\u2028c\u0085"));

    [Fact]
    public void Documentation_holds_no_tags() => Assert.Equal("a&lt;/summary&gt;", CSharpText.Documentation("a</summary>"));

    [Fact]
    public void Lines_are_readable_with_more_quotes_around_than_within() =>
        Assert.Equal("\"\"\"\"\n  a\n  \"\"\"b\"\"\"\n  \"\"\"\"", CSharpText.Lines("a\n\"\"\"b\"\"\"", "  "));

    [Fact]
    public void Lines_that_would_be_changed_by_being_written_as_they_are_are_escaped() => Assert.Equal("\"a\\r\\nb\"", CSharpText.Lines("a\r\nb", "  "));
}

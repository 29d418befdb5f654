using System.Text;
using Inhaul.Sources;

namespace Inhaul.Tests.Sources;

public sealed class JsonBeginningTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[{\"a\":1}]")]
    [InlineData(" \r\n\t{\"a\":1}")]
    [InlineData("\uFEFF{\"a\":1}")]
    [InlineData("{\"a\":1}\n{\"a\":2}\n")]
    [InlineData("{\"a\":1}\nnot json\n")]
    [InlineData("{\"a\":1}{\"a\":2}")]
    [InlineData("[1,2")]
    [InlineData("[")]
    [InlineData("{\"a\":\"cut")]
    [InlineData("{\"a\":1,}")]
    [InlineData("[{\"a\":1 \"b\":2}]")]
    [InlineData("[\n1,\n2,\n]")]
    [InlineData("{\"a\n{\"a\":2}\n")]
    public void What_begins_as_json_is_json(string text) => Assert.Equal(ContentKind.Json, Sniff(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("{id},{name}\n1,2\n")]
    [InlineData("[id],[name]\n1,2\n")]
    [InlineData("[1],[2]\n1,2\n")]
    [InlineData("[],a\n")]
    [InlineData("{\"a\":1},x\n")]
    [InlineData("{\"a\":1}\tx\n")]
    [InlineData("{\"a\":1};{\"b\":2}\n")]
    [InlineData("[\"id\",name]\n1,2\n")]
    [InlineData("[2024-01-01] started;1\n")]
    [InlineData("{\"id\",\"name\"}\n1,2\n")]
    [InlineData("payload\n{\"a\":1}\n")]
    [InlineData("\"a\"\n")]
    [InlineData("1\n2\n")]
    public void Text_that_only_starts_with_a_bracket_stays_text(string text) => Assert.Equal(ContentKind.Delimited, Sniff(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("utf-16le", true)]
    [InlineData("utf-16be", true)]
    [InlineData("utf-16le", false)]
    [InlineData("utf-16be", false)]
    public void The_encoding_does_not_matter(string encoding, bool withMark)
    {
        var codec = SourceEncoding.Codec(encoding);
        Assert.Equal(ContentKind.Json, Sniff(codec.GetBytes((withMark ? "\uFEFF" : "") + "[{\"a\":1}]")));
        Assert.Equal(ContentKind.Delimited, Sniff(codec.GetBytes((withMark ? "\uFEFF" : "") + "[a],b\n")));
    }

    [Fact]
    public void Values_nested_deeper_than_any_limit_are_json_too() => Assert.Equal(ContentKind.Json, Sniff(Encoding.UTF8.GetBytes(new string('[', 4096))));

    private static ContentKind Sniff(byte[] start) => ContentSniffer.Sniff(start, "rows");
}

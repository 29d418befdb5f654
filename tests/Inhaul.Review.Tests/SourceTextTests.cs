using System.Text;

namespace Inhaul.Review.Tests;

public sealed class SourceTextTests
{
    [Fact]
    public void A_line_ends_at_a_line_feed_a_carriage_return_or_both_and_at_nothing_else()
    {
        var source = new SourceText("a\nb\r\nc\rd\u2028e\fg");

        Assert.Equal(["a", "b", "c", "d\u2028e\fg", ""], Enumerable.Range(1, 5).Select(line => source[line]));
        Assert.Equal(["\n", "\r\n", "\r", ""], Enumerable.Range(1, 4).Select(source.EndOf));
        Assert.Equal((4, 1), (source.Count, new SourceText("a\n").Count));
    }

    [Fact]
    public void Columns_are_bytes_of_UTF_8_in_any_encoding()
    {
        var source = new SourceText("ü𝒵 = 1");

        Assert.Equal(("ü𝒵", " = 1"), (source.Before(1, 6), source.From(1, 6)));
        Assert.Equal(("ü", "x"), (new SourceText(Encoding.Latin1.GetBytes("üx")).Before(1, 2), new SourceText(Encoding.Latin1.GetBytes("üx")).From(1, 2)));
    }

    [Fact]
    public void Another_text_gets_the_bytes_of_the_same_encoding()
    {
        Assert.Equal(Encoding.Latin1.GetBytes("üy"), new SourceText(Encoding.Latin1.GetBytes("üx")).Encode("üy"));
        Assert.Equal("\uFEFFüy"u8.ToArray(), new SourceText("\uFEFFüx"u8).Encode("üy"));
    }
}

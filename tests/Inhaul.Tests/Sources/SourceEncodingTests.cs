using System.Text;
using Inhaul.Sources;

namespace Inhaul.Tests.Sources;

public sealed class SourceEncodingTests
{
    private const string Latin = "a,ß,€,Š\r\nœ,ÿ\n";

    [Theory]
    [InlineData("utf-8", "aé€😀\n")]
    [InlineData("utf-16le", "aé€😀\n")]
    [InlineData("utf-16be", "aé€😀\n")]
    [InlineData("windows-1252", Latin)]
    public void The_bytes_of_a_source_are_told_from_its_utf8_text(string name, string text) => Assert.Equal(
        SourceEncoding.Codec(name).GetByteCount(text), new SourceEncoding(name, "").SourceBytes(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16le")]
    [InlineData("windows-1252")]
    public void Pieces_that_end_within_a_character_add_up(string name)
    {
        var encoding = new SourceEncoding(name, "");
        var text = Encoding.UTF8.GetBytes(name == "windows-1252" ? Latin : "aé€😀\n");
        for (var cut = 0; cut <= text.Length; cut++)
        {
            Assert.Equal(encoding.SourceBytes(text), encoding.SourceBytes(text.AsSpan(0, cut)) + encoding.SourceBytes(text.AsSpan(cut)));
        }
    }

    [Fact]
    public void Every_byte_of_windows_1252_is_one_byte_again()
    {
        var bytes = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        var utf8 = Encoding.UTF8.GetBytes(SourceEncoding.Codec("windows-1252").GetString(bytes));
        Assert.Equal(256, new SourceEncoding("windows-1252", "").SourceBytes(utf8));
    }

    [Fact]
    public void An_unknown_encoding_is_refused()
    {
        var refusal = Assert.Throws<InvalidConfigurationException>(() => SourceEncoding.Codec("ebcdic"));
        Assert.Equal("The encoding 'ebcdic' is not known.", refusal.Message);
    }
}

using System.Text;
using Inhaul.Parsing;

namespace Inhaul.Tests.Parsing;

public sealed class TextLinesTests
{
    [Fact]
    public void Lines_have_their_numbers_and_places_however_long_they_are()
    {
        var random = new Random(7);
        var expected = Enumerable.Range(0, 40).Select(i => new string((char)('a' + (i % 26)), i % 5 == 0 ? random.Next(600_000) : random.Next(20))).ToList();
        using var lines = new TextLines(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', expected))), 1_000_000, "text");
        var offset = 0L;
        for (var i = 0; i < expected.Count; i++)
        {
            // Looking ahead moves what is kept, not where one stands.
            _ = lines.Ahead(i % 3 == 0 ? 300_000 : 0);
            Assert.True(lines.Read());
            Assert.Equal((i + 1, offset, expected[i]), ((int)lines.Number, lines.Offset, Encoding.UTF8.GetString(lines.Line)));
            offset += expected[i].Length + 1;
        }

        Assert.Equal("", Encoding.UTF8.GetString(lines.Ahead(10)));
        Assert.False(lines.Read());
    }

    [Fact]
    public void A_line_is_bounded()
    {
        using var lines = new TextLines(new MemoryStream(Encoding.UTF8.GetBytes("ok\n" + new string('x', 3_000_000))), 1_000_000, "text");
        Assert.True(lines.Read());
        var refusal = Assert.Throws<InvalidConfigurationException>(() => lines.Read());
        Assert.Equal("text, line 2: the line is longer than 1000000 bytes. If such long lines are meant, raise the limit with --limit record-bytes=4000000.", refusal.Message);
    }
}

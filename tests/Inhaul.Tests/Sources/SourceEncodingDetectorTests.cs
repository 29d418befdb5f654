using System.Text;
using Inhaul.Sources;

namespace Inhaul.Tests.Sources;

public sealed class SourceEncodingDetectorTests
{
    private const string Text = "name,city\nJosé,Köln\n";

    [Fact]
    public void Plain_ascii_is_utf8() => Assert.Equal(new SourceEncoding("utf-8", "plain ASCII"), Decide("name,city\nJoe,Rome\n"u8.ToArray()));

    [Fact]
    public void Valid_utf8_says_how_many_characters_prove_it() =>
        Assert.Equal(new SourceEncoding("utf-8", "all 2 characters beyond ASCII are valid UTF-8"), Decide(Encoding.UTF8.GetBytes(Text)));

    [Fact]
    public void Windows_1252_names_the_byte_that_cannot_be_utf8() => Assert.Equal(
        new SourceEncoding("windows-1252", "byte 0xE9 at offset 13 is not valid UTF-8"), Decide(SourceEncoding.Codec("windows-1252").GetBytes(Text)));

    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF }, "utf-8", "starts with the UTF-8 byte order mark")]
    [InlineData(new byte[] { 0xFF, 0xFE }, "utf-16le", "starts with the UTF-16 little-endian byte order mark")]
    [InlineData(new byte[] { 0xFE, 0xFF }, "utf-16be", "starts with the UTF-16 big-endian byte order mark")]
    public void A_byte_order_mark_decides_at_once(byte[] mark, string name, string evidence) =>
        Assert.Equal(new SourceEncoding(name, evidence), Decide([.. mark, .. SourceEncoding.Codec(name).GetBytes(Text)]));

    [Fact]
    public void Utf16_little_endian_is_recognised_without_a_mark() => Assert.Equal(
        new SourceEncoding("utf-16le", "every second byte is zero, as in UTF-16 little-endian text"), Decide(Encoding.Unicode.GetBytes(Text)));

    [Fact]
    public void Utf16_big_endian_is_recognised_without_a_mark() => Assert.Equal(
        new SourceEncoding("utf-16be", "every first byte of two is zero, as in UTF-16 big-endian text"), Decide(Encoding.BigEndianUnicode.GetBytes(Text)));

    [Fact]
    public void One_broken_byte_does_not_make_mostly_utf8_text_something_else() => Assert.Equal(
        new SourceEncoding("utf-8", "2 characters beyond ASCII are valid UTF-8, but 1 bytes are not (byte 0xFF at offset 22 is not valid UTF-8)"),
        Decide([.. Encoding.UTF8.GetBytes(Text), 0xFF]));

    [Fact]
    public void As_many_broken_bytes_as_good_characters_are_windows_1252() =>
        Assert.Equal("windows-1252", Decide([.. Encoding.UTF8.GetBytes("é"), 0xFF]).Name);

    [Fact]
    public void A_character_that_the_end_cuts_off_is_broken() =>
        Assert.Equal("byte 0xE2 at offset 1 is not valid UTF-8", Decide([(byte)'a', 0xE2, 0x82]).Evidence);

    [Fact]
    public void Utf32_is_refused_and_not_taken_for_utf16()
    {
        var refusal = Assert.Throws<InvalidConfigurationException>(() => Decide([0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes(Text)]));
        Assert.Equal("is UTF-32 text, which is not read. Save it as UTF-8 and import that.", refusal.Message);
    }

    [Fact]
    public void A_binary_file_is_refused()
    {
        var refusal = Assert.Throws<InvalidConfigurationException>(() => Decide([.. "PK\x03\x04"u8, 0, 0, 0, 0, 1, 2, 3, 0, 0, 0, 9, 9, 0]));
        Assert.Equal("is not a text file: it has zero bytes near its start. Export it as CSV and import that.", refusal.Message);
    }

    [Fact]
    public void A_single_nul_in_a_long_text_is_left_to_the_rows() =>
        Assert.Equal("utf-8", Decide([.. Encoding.UTF8.GetBytes(new string('a', 200)), 0]).Name);

    /// <summary>Where the pieces of the source end must not matter: two, three and four byte characters, whole and broken, cut at every place.</summary>
    [Theory]
    [InlineData("aé€😀z")]
    [InlineData("😀😀")]
    [InlineData("ééé")]
    public void Pieces_may_end_anywhere(string text)
    {
        byte[][] sources = [Encoding.UTF8.GetBytes(text), [.. Encoding.UTF8.GetBytes(text), 0xE2, 0x82], [0xF0, 0x9F, .. Encoding.UTF8.GetBytes(text)], [0xC3, 0xC3, .. Encoding.UTF8.GetBytes(text)]];
        foreach (var bytes in sources)
        {
            var whole = Decide(bytes);
            for (var first = 0; first <= bytes.Length; first++)
            {
                for (var second = first; second <= bytes.Length; second++)
                {
                    Assert.Equal(whole, Decide(bytes[..first], bytes[first..second], bytes[second..]));
                }
            }

            Assert.Equal(whole, Decide([.. bytes.Select(b => new[] { b })]));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_bytes_give_the_same_decision_however_they_are_cut(int seed)
    {
        var random = new Random(seed);
        var bytes = new byte[3_000];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(random.Next(3) == 0 ? random.Next(0x80, 0x100) : random.Next(1, 0x80));
        }

        var pieces = new List<byte[]>();
        for (var start = 0; start < bytes.Length;)
        {
            var end = Math.Min(bytes.Length, start + random.Next(0, 6));
            pieces.Add(bytes[start..end]);
            start = end;
        }

        Assert.Equal(Decide(bytes), Decide([.. pieces]));
    }

    private static SourceEncoding Decide(params byte[][] pieces)
    {
        var detector = new SourceEncodingDetector();
        foreach (var piece in pieces)
        {
            detector.Observe(piece);
        }

        return detector.Decide();
    }
}

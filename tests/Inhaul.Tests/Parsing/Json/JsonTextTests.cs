using System.Text;
using System.Text.Json;
using Inhaul.Parsing.Json;

namespace Inhaul.Tests.Parsing.Json;

public sealed class JsonTextTests
{
    [Fact]
    public void Every_character_comes_back_from_its_escape()
    {
        var text = new byte[16];
        for (var code = 0; code <= 0x10FFFF; code += code < 0x3000 ? 1 : 97)
        {
            if (!Rune.TryCreate(code, out var rune))
            {
                continue;
            }

            var escaped = string.Concat(rune.ToString().Select(unit => $"\\u{(int)unit:x4}"));
            var length = JsonText.Unescape(Encoding.UTF8.GetBytes(escaped), text, out var isWhole);
            Assert.True(isWhole && rune.ToString() == Encoding.UTF8.GetString(text, 0, length), escaped);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain é漢😀")]
    [InlineData("a\\nb\\tc\\\\d\\\"e\\/f\\b\\f\\r")]
    [InlineData("\\u00e9\\uD83D\\uDE00 and \\u0020")]
    public void Text_is_what_the_json_of_the_platform_says(string json)
    {
        var text = new byte[json.Length * 3];
        var length = JsonText.Unescape(Encoding.UTF8.GetBytes(json), text, out _);
        Assert.Equal(JsonSerializer.Deserialize<string>($"\"{json}\""), Encoding.UTF8.GetString(text, 0, length));
    }

    [Theory]
    [InlineData("\\ud83d", "\uFFFD")]
    [InlineData("\\ude00x", "\uFFFDx")]
    [InlineData("\\ud83d\\n", "\uFFFD\n")]
    [InlineData("\\ud83d\\ud83d\\ude00", "\uFFFD😀")]
    [InlineData("\\ude00\\ud83d", "\uFFFD\uFFFD")]
    public void Half_of_a_surrogate_pair_is_told(string json, string expected)
    {
        var text = new byte[64];
        var length = JsonText.Unescape(Encoding.UTF8.GetBytes(json), text, out var isWhole);
        Assert.Equal((expected, false), (Encoding.UTF8.GetString(text, 0, length), isWhole));
    }
}

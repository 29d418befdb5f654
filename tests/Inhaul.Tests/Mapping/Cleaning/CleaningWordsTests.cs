using System.Text;
using Inhaul.Mapping.Cleaning;

namespace Inhaul.Tests.Mapping.Cleaning;

/// <summary>What each step makes of a value, and that what it says it leaves it does leave.</summary>
public sealed class CleaningWordsTests
{
    [Theory]
    [InlineData("trim", "  Ann \t", "Ann")]
    [InlineData("trim", "\u00A0\u3000Ann\u2003", "Ann")]
    [InlineData("trim", " שלום ", "שלום")]
    [InlineData("trim", "   ", "")]
    [InlineData("spaces", "a  b\r\n\tc\u00A0d", "a b c d")]
    [InlineData("spaces", " a ", " a ")]
    [InlineData("upper", "straße ıi ǆ 𐐨", "STRAßE ıI Ǆ 𐐀")]
    [InlineData("lower", "ÄÖÜ İI Σ 𐐀", "äöü İi σ 𐐨")]
    [InlineData("title", "ANNE-MARIE o'brien DON'T", "Anne-Marie O'Brien Don't")]
    [InlineData("title", "e\u0301mile zola 2ND", "E\u0301mile Zola 2nd")]
    [InlineData("title", "👩‍👩‍👧 ünal 𐐨𐐨", "👩‍👩‍👧 Ünal 𐐀𐐨")]
    [InlineData("null", " N/A ", "")]
    [InlineData("null", "Nul", "Nul")]
    [InlineData("null", "−", "−")]
    [InlineData("null:Not On File|?", "not on file", "")]
    [InlineData("null:Not On File|?", "?", "")]
    [InlineData("null:Not On File|?", "null", "null")]
    [InlineData("null:ÄRMEL", "ärmel", "")]
    [InlineData("thousands", "1,234,567.50", "1234567.50")]
    [InlineData("thousands", "-1 234", "-1234")]
    [InlineData("thousands", "1\u202F234\u202F567", "1234567")]
    [InlineData("thousands", "1'234.5", "1234.5")]
    [InlineData("thousands", "1,23", "1,23")]
    [InlineData("thousands", "1,234 567", "1,234 567")]
    [InlineData("thousands", ",234", ",234")]
    [InlineData("thousands", "1234,567", "1234,567")]
    [InlineData("thousands", "1,234.", "1,234.")]
    [InlineData("thousands", "1,234 MB", "1234 MB")]
    [InlineData("thousands", "1,234 of 5,678", "1,234 of 5,678")]
    [InlineData("bare_number", "€ 95", "95")]
    [InlineData("bare_number", "95.5 %", "95.5")]
    [InlineData("bare_number", "EUR -1,234.50", "-1,234.50")]
    [InlineData("bare_number", "$.50", ".50")]
    [InlineData("bare_number", "-€95", "-€95")]
    [InlineData("bare_number", "95-", "95-")]
    [InlineData("bare_number", "(95)", "(95)")]
    [InlineData("bare_number", "item-1", "item-1")]
    [InlineData("bare_number", "none", "none")]
    [InlineData("decimal_comma", "1.234,50", "1234.50")]
    [InlineData("decimal_comma", "1,234", "1.234")]
    [InlineData("decimal_comma", "-,5", "-,5")]
    [InlineData("decimal_comma", "1.234.567", "1234567")]
    [InlineData("decimal_comma", "1.5", "1.5")]
    [InlineData("decimal_comma", "+12,5", "+12.5")]
    [InlineData("phone", "+49 (0)30 / 123-45.67", "+49301234567")]
    [InlineData("phone", "0049 30 1234567", "+49301234567")]
    [InlineData("phone", "(030) 123 45 67", "0301234567")]
    [InlineData("phone", "\u200E\u202A+972 2\u2011555\u202C", "+9722555")]
    [InlineData("phone", "٠٣٠ ١٢٣", "030123")]
    [InlineData("phone", "030 123 ext. 4", "030 123 ext. 4")]
    [InlineData("phone", "12", "12")]
    [InlineData("phone", "++49 30", "++49 30")]
    [InlineData("email", " Ann.B@Example.ORG ", "Ann.B@example.org")]
    [InlineData("email", "ann", "ann")]
    [InlineData("email", "@", "@")]
    [InlineData("url", " HTTPS://Ann@WWW.Example.com:8080/Path?Q=A#B ", "https://Ann@www.example.com:8080/Path?Q=A#B")]
    [InlineData("url", "HTTP://EXAMPLE.COM", "http://example.com")]
    [InlineData("url", "Example.com/Path", "Example.com/Path")]
    [InlineData("url", "see HTTP://EXAMPLE.COM", "see HTTP://EXAMPLE.COM")]
    [InlineData("unit:GB", "16 GB", "16")]
    [InlineData("unit:GB", "1.5 TB", "1536")]
    [InlineData("unit:GB", "512MiB", "0.5")]
    [InlineData("unit:GB", "2 gb", "2")]
    [InlineData("unit:GB", "16", "16")]
    [InlineData("unit:GB", "16 kg", "16 kg")]
    [InlineData("unit:GB", "lots of GB", "lots of GB")]
    [InlineData("unit:h", "100 min", "100 min")]
    [InlineData("unit:h", "90 min", "1.5")]
    [InlineData("unit:%", "12.5 %", "12.5")]
    [InlineData("unit:m2", "80 m2", "80")]
    [InlineData("unit:B", "79228162514264337593543950335 PB", "79228162514264337593543950335 PB")]
    [InlineData("nfc", "e\u0301 \uFB01", "é \uFB01")]
    [InlineData("nfkc", "e\u0301 \uFB01 １２", "é fi 12")]
    [InlineData("control", "a\0b\u001Bc\u200Bd\uFEFF", "abcd")]
    [InlineData("control", "two\r\nlines\ttab", "two lines tab")]
    [InlineData("control", "\u202Eevil\u202C", "evil")]
    [InlineData("control", "👩\u200D👩\u200D👧 می\u200Cخواهم", "👩\u200D👩\u200D👧 می\u200Cخواهم")]
    [InlineData("control", "a\u200Db", "ab")]
    [InlineData("control", "🏴\U000E0067\U000E007F x\U000E0067", "🏴\U000E0067\U000E007F x")]
    [InlineData("control", "é 漢 𝒳", "é 漢 𝒳")]
    public void A_step_makes_of_a_value(string word, string before, string after)
    {
        var step = CleaningWords.Parse(word);
        Assert.Equal(after, step.Clean(before));
        Assert.True(before == after || !step.Leaves(Encoding.UTF8.GetBytes(before)), "the step says that it leaves what it changes");
    }

    [Fact]
    public void A_step_that_is_done_twice_changes_nothing_more()
    {
        string[] values = ["  Anne  O'BRIEN ", "1,234.5", "1.234,5", "+49 (0)30 123", "HTTP://A.B/C", "A@B.C", "16 GB", "e\u0301\u200B\0", "N/A", "\uFDFA"];
        foreach (var step in CleaningWords.All.Where(word => !word.Contains(':', StringComparison.Ordinal)).Append("unit:MB").Except(["decimal_comma"]).Select(CleaningWords.Parse))
        {
            Assert.All(values, value => Assert.Equal(step.Clean(value), step.Clean(step.Clean(value))));
        }
    }

    [Fact]
    public void A_very_long_value_is_cleaned_like_any_other()
    {
        var text = string.Concat(Enumerable.Repeat("Ab  ", 200_000));
        Assert.Equal(600_000, CleaningWords.Parse("spaces").Clean(text).Length);
        Assert.Equal(800_000, CleaningWords.Parse("title").Clean(text).Length);
        Assert.All(CleaningWords.All.Where(word => !word.Contains(':', StringComparison.Ordinal)), word => Assert.NotNull(CleaningWords.Parse(word).Clean(text)));
    }

    [Theory]
    [InlineData("shout")]
    [InlineData("Trim")]
    [InlineData("unit")]
    [InlineData("unit:")]
    [InlineData("unit: ")]
    [InlineData("trim:x")]
    [InlineData("")]
    public void A_word_that_is_none_is_refused_with_those_that_there_are(string word) => Assert.Equal(
        $"'{word}' is no way to clean a value. There are bare_number, control, decimal_comma, email, lower, nfc, nfkc, null, phone, spaces, thousands, title, trim, upper, url, null:word|word, unit:GB.",
        Assert.Throws<InvalidConfigurationException>(() => CleaningWords.Parse(word)).Message);
}

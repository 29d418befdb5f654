using Inhaul.Reporting;

namespace Inhaul.Tests.Reporting;

public sealed class FormulaGuardTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+1+1")]
    [InlineData("-1-1")]
    [InlineData("-")]
    [InlineData("+-5")]
    [InlineData("-.5")]
    [InlineData("-5.")]
    [InlineData("-1.2.3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r\n=1")]
    [InlineData("\n")]
    [InlineData("＝1+1")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠A1")]
    [InlineData("'=1")]
    [InlineData("''-1")]
    [InlineData("'-5")]
    public void What_could_start_a_formula_gets_an_apostrophe(string value) => Assert.Equal("'" + value, FormulaGuard.Protect(value));

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("1+1=2")]
    [InlineData("-5")]
    [InlineData("+5")]
    [InlineData("-0.50")]
    [InlineData("12.5")]
    [InlineData("O'Brien")]
    [InlineData("'")]
    [InlineData("'quoted'")]
    [InlineData(" =1")]
    [InlineData("a@b.c")]
    public void Plain_text_and_plain_numbers_stay_as_they_are(string value) => Assert.Equal(value, FormulaGuard.Protect(value));

    [Theory]
    [InlineData("'=1", "=1")]
    [InlineData("''=1", "'=1")]
    [InlineData("'quoted", "'quoted")]
    [InlineData("=1", "=1")]
    public void Only_an_apostrophe_in_front_of_a_formula_is_taken_off(string written, string value) => Assert.Equal(value, FormulaGuard.Restore(written));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_value_comes_back_exactly(int seed)
    {
        var random = new Random(seed);
        const string alphabet = "'''=+-@\t\r\n＝＋－＠0123456789..ab ,\"\0é";
        for (var run = 0; run < 20_000; run++)
        {
            var value = string.Concat(Enumerable.Range(0, random.Next(0, 7)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            var written = FormulaGuard.Protect(value);
            Assert.Equal(value, FormulaGuard.Restore(written));
            Assert.False(written is ['=' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..], $"'{written}' could run.");
        }
    }
}

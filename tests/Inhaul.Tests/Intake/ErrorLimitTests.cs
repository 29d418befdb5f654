using Inhaul.Intake;

namespace Inhaul.Tests.Intake;

public sealed class ErrorLimitTests
{
    [Theory]
    [InlineData("0", 1_000, 0)]
    [InlineData("20", 1_000, 20)]
    [InlineData("20", 5, 20)]
    [InlineData("1%", 1_000, 10)]
    [InlineData("1.5%", 1_000, 15)]
    [InlineData(".5%", 1_000, 5)]
    [InlineData("1%", 199, 1)]
    [InlineData("1%", 99, 0)]
    [InlineData("0%", 1_000, 0)]
    [InlineData("100%", 1_000, 1_000)]
    public void A_limit_is_a_number_or_a_share_of_rows(string text, long rows, long limit) => Assert.Equal(limit, ErrorLimit.Parse(text).For(rows));

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("-1")]
    [InlineData("-1%")]
    [InlineData("100.1%")]
    [InlineData("1.5")]
    [InlineData("1,5%")]
    [InlineData("many")]
    [InlineData("NaN%")]
    [InlineData("Infinity%")]
    [InlineData("-Infinity%")]
    public void Anything_else_is_refused_with_examples(string text)
    {
        var refusal = Assert.Throws<InvalidConfigurationException>(() => ErrorLimit.Parse(text));
        Assert.Equal($"--max-errors {text} is not understood. Write a number of rows such as 20, or a share such as 1%.", refusal.Message);
    }
}

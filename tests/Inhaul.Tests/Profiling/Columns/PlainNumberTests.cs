using System.Globalization;
using System.Text;
using Inhaul.Profiling.Columns;

namespace Inhaul.Tests.Profiling.Columns;

public sealed class PlainNumberTests
{
    [Fact]
    public void Numbers_are_what_the_framework_reads()
    {
        var random = new Random(3);
        var texts = Enumerable.Range(0, 10_000).Select(i => (random.Next(2) == 0 ? "-" : "") + new string([.. Enumerable.Range(0, 1 + (i % 19)).Select(_ => (char)('0' + random.Next(10)))]))
            .Select(text => random.Next(3) == 0 ? text : text.Insert(random.Next(text[0] == '-' ? 1 : 0, text.Length), "."));
        Assert.All(texts, text =>
        {
            Assert.True(PlainNumber.TryRead(Encoding.UTF8.GetBytes(text), out var number), text);
            Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), number);
        });
    }

    [Fact]
    public void Few_characters_are_read_as_the_framework_reads_them()
    {
        var (random, alphabet) = (new Random(4), "0123456789012345678901234567890123456789..-/:+e "u8.ToArray());
        for (var run = 0; run < 200_000; run++)
        {
            var text = new byte[random.Next(4, 10)];
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = alphabet[random.Next(alphabet.Length)];
            }

            var isNumber = PlainNumber.TryRead(text, out var number);
            var shown = Encoding.UTF8.GetString(text);
            if (shown.All(c => char.IsAsciiDigit(c) || c == '.') && shown.Count(c => c == '.') <= 1)
            {
                Assert.True(isNumber, shown);
                Assert.True(number.Equals(double.Parse(shown, CultureInfo.InvariantCulture)), shown);
            }
            else if (isNumber)
            {
                Assert.True(number.Equals(double.Parse(shown, NumberStyles.Float, CultureInfo.InvariantCulture)), shown);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("12a")]
    [InlineData("1e999")]
    public void What_is_no_finite_number_is_refused(string text) => Assert.False(PlainNumber.TryRead(Encoding.UTF8.GetBytes(text), out _));
}

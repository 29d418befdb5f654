using System.Text;
using Inhaul.Profiling;

namespace Inhaul.Tests.Profiling;

public sealed class ValueShapesTests
{
    public static TheoryData<string, string[]> Examples() => new()
    {
        { nameof(ValueShape.Empty), ["", " ", "     "] },
        { nameof(ValueShape.Text), ["a", "hello", "2025-02-31", "two words", "Müller", "-", "+", ".", "5.", "-x", "n/a", "€5", "5 €", "true story", "nope", "12:30", "(5)", "a1b2c3d4e5f6a7b8c9d0e1", "\"", "0x1F.", "\0", "5 5", "..", "1/2/3/4", "\t"] },
        { nameof(ValueShape.Code), ["H1", "051Y", "A-1", "1a", "x_9", "7/b", "b12c", "2025-W03", "1E", "e5", "0x1F", "12345678901234567a"] },
        { nameof(ValueShape.Integer), ["0", "5", "-5", "+5", "42", " 42 ", "-0", "123456789012345678", "-123456789012345678"] },
        { nameof(ValueShape.LeadingZeros), ["007", "00", "-01", "+01", "01.5", "00.5", "0123456789012345678901"] },
        { nameof(ValueShape.LongDigits), ["1234567890123456789", "-9999999999999999999999"] },
        { nameof(ValueShape.Decimal), ["0.5", "12.50", "-1.0", "+2.25", ".5", "-.5", "1234567890123456789.5", "0.0"] },
        { nameof(ValueShape.GroupedNumber), ["1,234", "1,234.50", "1.234,50", "1,2", "-1,234", "1.2.3", "192.168.0.1"] },
        { nameof(ValueShape.Scientific), ["1.23E+11", "1e5", "1E5", "-2.5e-3", "1.e5", ".5e1"] },
        { nameof(ValueShape.TrueFalse), ["true", "false", "TRUE", "False"] },
        { nameof(ValueShape.YesNo), ["yes", "no", "YES", "No"] },
        { nameof(ValueShape.IsoDate), ["2025-04-03", "0001-01-01", "2024-02-29", " 2025-04-03"] },
        { nameof(ValueShape.DayFirstDate), ["25/04/2025", "13.1.2025", "31-12-1999"] },
        { nameof(ValueShape.MonthFirstDate), ["04/25/2025", "1.13.2025", "12-31-1999"] },
        { nameof(ValueShape.AmbiguousDate), ["03/04/2025", "3.4.2025", "12-12-2012"] },
        { nameof(ValueShape.Timestamp), ["2025-04-03T10:20", "2025-04-03 10:20:30", "2025-04-03 10:20:30.123", "2025-04-03 23:59:59.123456789"] },
        { nameof(ValueShape.TimestampWithOffset), ["2025-04-03T10:20Z", "2025-04-03T10:20:30Z", "2025-04-03 10:20:30.5+02:00", "2025-04-03T10:20-05:30"] },
        { nameof(ValueShape.Uuid), ["0f8fad5b-d9cb-469f-a165-70867728950e", "0F8FAD5B-D9CB-469F-A165-70867728950E", "12345678-1234-1234-1234-123456789012"] },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_value_has_the_shape_it_looks_like(string shape, string[] values) =>
        Assert.All(values, value => Assert.Equal(shape, ValueShapes.Of(Encoding.UTF8.GetBytes(value)).ToString()));

    [Fact]
    public void Every_shape_has_examples() =>
        Assert.Equal(Enum.GetNames<ValueShape>().Order(), Examples().Select(row => row.Data.Item1).Order());

    [Theory]
    [InlineData("2025-13-01")]
    [InlineData("2025-00-10")]
    [InlineData("2025-01-32")]
    [InlineData("2025-01-01x")]
    [InlineData("2025-01-01T24:00")]
    [InlineData("2025-01-01T10:60")]
    [InlineData("2025-01-01T10:00:60")]
    [InlineData("2025-01-01T10:00:00.")]
    [InlineData("2025-01-01T10:00+0200")]
    [InlineData("32/01/2025")]
    [InlineData("13/13/2025")]
    [InlineData("0/1/2025")]
    [InlineData("1/0/2025")]
    [InlineData("1/2/25")]
    [InlineData("1/2.2025")]
    [InlineData("1/2/20255")]
    public void What_only_resembles_a_date_is_none(string value)
    {
        ValueShape[] dates = [ValueShape.IsoDate, ValueShape.DayFirstDate, ValueShape.MonthFirstDate, ValueShape.AmbiguousDate, ValueShape.Timestamp, ValueShape.TimestampWithOffset];
        Assert.DoesNotContain(ValueShapes.Of(Encoding.UTF8.GetBytes(value)), dates);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Any_bytes_have_a_shape(int seed)
    {
        var random = new Random(seed);
        var alphabet = "0123456789+-.,:/eETZ abtrueysno\"\0é"u8.ToArray();
        for (var run = 0; run < 20_000; run++)
        {
            var value = new byte[random.Next(0, 40)];
            for (var i = 0; i < value.Length; i++)
            {
                value[i] = random.Next(20) == 0 ? (byte)random.Next(256) : alphabet[random.Next(alphabet.Length)];
            }

            Assert.True(Enum.IsDefined(ValueShapes.Of(value)));
        }
    }
}

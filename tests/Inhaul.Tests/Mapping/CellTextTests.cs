using System.Text;
using Inhaul.Mapping;

namespace Inhaul.Tests.Mapping;

public sealed class CellTextTests
{
    private static readonly RowBatch Batch = new(1);

    [Fact]
    public void No_value_has_no_text() => Assert.Null(CellText.Of(Batch, default));

    [Theory]
    [InlineData(long.MinValue, "-9223372036854775808")]
    [InlineData(0, "0")]
    public void A_whole_number_is_its_digits(long number, string text) => Assert.Equal(text, CellText.Of(Batch, new Cell(CellKind.Integer, 0, number)));

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(-1e300, "-1E+300")]
    public void A_floating_point_number_can_be_read_back(double number, string text) =>
        Assert.Equal(text, CellText.Of(Batch, new Cell(CellKind.Double, 0, BitConverter.DoubleToInt64Bits(number))));

    [Theory]
    [InlineData(0, "false")]
    [InlineData(1, "true")]
    public void A_boolean_is_true_or_false(long bits, string text) => Assert.Equal(text, CellText.Of(Batch, new Cell(CellKind.Boolean, 0, bits)));

    [Fact]
    public void A_long_text_is_shortened() =>
        Assert.Equal(new string('ä', 200) + "…", CellText.Of(Batch, Batch.Keep(CellKind.Text, Encoding.UTF8.GetBytes(new string('ä', 900)))));

    [Fact]
    public void A_text_of_two_hundred_characters_is_not() =>
        Assert.Equal(new string('€', 200), CellText.Of(Batch, Batch.Keep(CellKind.Text, Encoding.UTF8.GetBytes(new string('€', 200)))));

    [Fact]
    public void A_decimal_is_its_digits_whatever_their_number() =>
        Assert.Equal(new string('9', 300), CellText.Of(Batch, Batch.Keep(CellKind.Decimal, Encoding.UTF8.GetBytes(new string('9', 300)))));

    [Fact]
    public void The_last_instant_there_is_fits_the_buffer() => Assert.Equal(
        "9999-12-31T23:59:59.9999999Z", CellText.Of(Batch, new Cell(CellKind.TimestampTz, 0, DateTime.MaxValue.Ticks)));

    [Fact]
    public void A_cell_that_is_no_time_has_no_iso_form() =>
        Assert.Throws<InvalidOperationException>(() => CellText.Iso(new Cell(CellKind.Integer, 0, 1), new byte[CellText.LongestIso]).Length);
}

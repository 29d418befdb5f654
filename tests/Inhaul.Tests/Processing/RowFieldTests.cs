using Inhaul.Mapping;
using Inhaul.Processing;
using Inhaul.Tests.Processing.Rows;

namespace Inhaul.Tests.Processing;

public sealed class RowFieldTests
{
    [Theory]
    [InlineData("born_on")]
    [InlineData("BornOn")]
    [InlineData("Born on")]
    [InlineData("date of birth")]
    [InlineData("DATE_OF_BIRTH")]
    public void A_field_is_called_by_its_column_its_property_and_its_other_names(string name)
    {
        var field = Field(nameof(Person.BornOn));
        field.Sources.Add("Date of Birth");
        Assert.True(field.IsCalled(name));
        Assert.False(field.IsCalled("born"));
    }

    [Fact]
    public void Its_definition_has_the_formats_in_turn_and_the_words_for_nothing()
    {
        var field = Field(nameof(Person.BornOn));
        field.Formats.AddRange(["yyyy-MM-dd", "dd.MM.yyyy"]);
        field.NullWords.Add("N/A");

        var definition = field.Definition("birthday");

        Assert.Equal(("birthday", "born_on", ColumnType.Date, null), (definition.Source, definition.Column, definition.Type, definition.Format));
        Assert.Equal(["dd.MM.yyyy"], definition.OtherFormats!);
        Assert.Equal(["N/A"], definition.NullWords!);
    }

    [Theory]
    [InlineData(nameof(Everything.Int), 2147483647L, null)]
    [InlineData(nameof(Everything.Int), 2147483648L, "is out of the range of Int")]
    [InlineData(nameof(Everything.Short), -32769L, "is out of the range of Short")]
    [InlineData(nameof(Everything.Byte), 255L, null)]
    [InlineData(nameof(Everything.Byte), -1L, "is out of the range of Byte")]
    [InlineData(nameof(Everything.Long), long.MinValue, null)]
    public void A_whole_number_fits_the_property_or_not(string property, long value, string? message) =>
        Assert.Equal(message, Of(property).Misfit(new RowBatch(1), new Cell(CellKind.Integer, 0, value))?.Message);

    [Theory]
    [InlineData("79228162514264337593543950335", "has more digits than the 28 that Decimal keeps")]
    [InlineData("99999999999999999999999999999", "is out of the range of Decimal")]
    [InlineData("1234567890123456789012345678", null)]
    [InlineData("0.0000000000000000000000000001", "has more digits than the 28 that Decimal keeps")]
    [InlineData("-1.50", null)]
    public void A_decimal_number_keeps_all_its_digits_or_is_refused(string value, string? message)
    {
        var rows = new RowBatch(1);
        Assert.Equal(message, Of(nameof(Everything.Decimal)).Misfit(rows, rows.KeepUtf8(CellKind.Decimal, value))?.Message);
    }

    [Theory]
    [InlineData(3.4e38, null)]
    [InlineData(3.5e38, "is out of the range of Float")]
    public void A_number_is_not_made_infinite(double value, string? message) =>
        Assert.Equal(message, Of(nameof(Everything.Float)).Misfit(new RowBatch(1), new Cell(CellKind.Double, 0, BitConverter.DoubleToInt64Bits(value)))?.Message);

    [Theory]
    [InlineData("Fine", null)]
    [InlineData("very well", null)]
    [InlineData("VERY_WELL", null)]
    [InlineData("1", "is none of Fine, VeryWell, Unwell")]
    [InlineData("7", "is none of Fine, VeryWell, Unwell")]
    [InlineData("", "is none of Fine, VeryWell, Unwell")]
    [InlineData("fine, unwell", "is none of Fine, VeryWell, Unwell")]
    public void A_word_is_one_of_those_that_the_type_has(string value, string? message)
    {
        var rows = new RowBatch(1);
        Assert.Equal(message, Of(nameof(Everything.Mood)).Misfit(rows, rows.KeepUtf8(CellKind.Text, value))?.Message);
    }

    private static RowField Field(string property) => new RowShape<Person>().Fields.Single(field => field.Property.Name == property);

    private static RowField Of(string property) => new RowShape<Everything>().Fields.Single(field => field.Property.Name == property);
}

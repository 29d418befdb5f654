using Inhaul.Mapping;
using Inhaul.Processing;
using Inhaul.Tests.Processing.Rows;

namespace Inhaul.Tests.Processing;

/// <summary>What a definition says about times without an offset.</summary>
public sealed class FieldImportTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-14)]
    [InlineData(5.5)]
    public void The_offset_of_times_that_name_none_is_part_of_the_field(double hours) => Assert.Equal(TimeSpan.FromHours(hours), Defined(nameof(Everything.Instant), TimeSpan.FromHours(hours)).AssumedOffset);

    [Fact]
    public void Only_an_instant_has_an_offset() => Assert.Equal("Time is no DateTimeOffset, so its times have no offset.", RefusalOf(nameof(Everything.Time), TimeSpan.Zero));

    [Theory]
    [InlineData("14:01:00")]
    [InlineData("-15:00:00")]
    [InlineData("00:00:30")]
    public void An_offset_that_there_is_not_is_refused(string offset) => Assert.Equal(
        $"{offset} is no offset of a time. Name one in whole minutes, up to 14 hours.", RefusalOf(nameof(Everything.Instant), TimeSpan.Parse(offset, System.Globalization.CultureInfo.InvariantCulture)));

    private static FieldDefinition Defined(string property, TimeSpan offset)
    {
        var field = new RowShape<Everything>().Named(property);
        new FieldImport(field).AssumeOffset(offset);
        return field.Definition("at");
    }

    private static string RefusalOf(string property, TimeSpan offset) => Assert.Throws<InvalidConfigurationException>(() => Defined(property, offset)).Message;
}

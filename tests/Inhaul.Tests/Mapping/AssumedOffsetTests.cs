using System.Text;
using Inhaul.Mapping;

namespace Inhaul.Tests.Mapping;

/// <summary>Instants of a field whose times are two hours ahead of UTC when they name no offset.</summary>
public sealed class AssumedOffsetTests
{
    [Theory]
    [InlineData("timestamp_tz", "2025-04-03T10:20:30", "2025-04-03T08:20:30Z")]
    [InlineData("timestamp_tz", "2025-04-03 10:20", "2025-04-03T08:20:00Z")]
    [InlineData("timestamp_tz", "2025-04-03T10:20:30Z", "2025-04-03T10:20:30Z")]
    [InlineData("timestamp_tz", "2025-04-03T10:20:30-05:00", "2025-04-03T15:20:30Z")]
    [InlineData("timestamp_tz:M/d/yyyy HH:mmK", "4/3/2025 01:20", "2025-04-02T23:20:00Z")]
    [InlineData("timestamp_tz:M/d/yyyy HH:mmK", "4/3/2025 01:20Z", "2025-04-03T01:20:00Z")]
    [InlineData("timestamp_tz:M/d/yyyy HH:mmK", "4/3/2025 01:20+0100", "2025-04-03T00:20:00Z")]
    public void An_instant_that_names_no_offset_has_the_one_that_is_assumed(string type, string text, string value)
    {
        var batch = new RowBatch(1);

        Assert.True(ValueReader.TryRead(Field(type), Encoding.UTF8.GetBytes(text), batch, out var cell));
        Assert.Equal(value, CellText.Of(batch, cell));
    }

    [Theory]
    [InlineData("timestamp_tz", "0001-01-01T01:59:59")]
    [InlineData("timestamp_tz:yyyy-MM-dd HH:mmK", "0001-01-01 01:59")]
    [InlineData("timestamp_tz", "yesterday")]
    [InlineData("timestamp_tz", "2025-04-03")]
    [InlineData("timestamp_tz", "2025-04-03T10:20:30+2")]
    public void What_is_no_instant_is_none_with_an_offset_that_is_assumed(string type, string text) => Assert.False(ValueReader.TryRead(Field(type), Encoding.UTF8.GetBytes(text), new RowBatch(1), out _));

    [Fact]
    public void A_refusal_asks_for_no_offset_where_one_is_assumed() => Assert.Equal(
        (RowErrorCodes.NotATimestamp, "is not a date with a time as yyyy-MM-ddTHH:mm:ss"), ValueReader.Refusal(Field("timestamp_tz")));

    private static FieldDefinition Field(string type)
    {
        var decision = ColumnDecision.Parse("c:" + type);
        return new FieldDefinition("c", "c", decision.Type, decision.Format) { AssumedOffset = TimeSpan.FromHours(2) };
    }
}

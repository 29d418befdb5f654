using System.Text;
using Inhaul.Mapping;

namespace Inhaul.Tests.Mapping;

public sealed class ValueReaderTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("+5", "5")]
    [InlineData("007", "7")]
    [InlineData("  42 ", "42")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    public void A_whole_number_is_read(string text, string value) => Assert.Equal(value, Read("integer", text));

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("-9223372036854775809")]
    [InlineData("5.0")]
    [InlineData("5.")]
    [InlineData("1e3")]
    [InlineData("1,000")]
    [InlineData("1 000")]
    [InlineData("+")]
    [InlineData("-")]
    [InlineData("--5")]
    [InlineData("5x")]
    [InlineData("٣")]
    [InlineData("\t5")]
    public void What_is_no_whole_number_is_not_bent_into_one(string text) => Refused("integer", text);

    [Theory]
    [InlineData("5", "5")]
    [InlineData("+1", "1")]
    [InlineData("-1.50", "-1.50")]
    [InlineData(".5", "0.5")]
    [InlineData("-.5", "-0.5")]
    [InlineData("-0", "0")]
    [InlineData("-0.00", "0.00")]
    [InlineData("007.10", "7.10")]
    [InlineData(" 2.5 ", "2.5")]
    [InlineData("123456789012345678901234567890.123456789", "123456789012345678901234567890.123456789")]
    public void A_decimal_number_keeps_every_digit(string text, string value) => Assert.Equal(value, Read("decimal", text));

    [Fact]
    public void A_decimal_number_may_be_longer_than_any_buffer()
    {
        var digits = new string('7', 1_000);
        Assert.Equal($"-{digits}.{digits}", Read("decimal", $"-{digits}.{digits}"));
    }

    [Theory]
    [InlineData("1.")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("+.")]
    [InlineData("1e5")]
    [InlineData("1,5")]
    [InlineData("1.2.3")]
    [InlineData("$5")]
    [InlineData("5 5")]
    [InlineData("--1")]
    [InlineData("NaN")]
    public void What_is_no_decimal_number_is_not_bent_into_one(string text) => Refused("decimal", text);

    [Theory]
    [InlineData("1.25E+3", "1250")]
    [InlineData("-2", "-2")]
    [InlineData(".5", "0.5")]
    [InlineData("0.1", "0.1")]
    [InlineData("1.7976931348623157E+308", "1.7976931348623157E+308")]
    public void A_floating_point_number_is_read(string text, string value) => Assert.Equal(value, Read("double", text));

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1,5")]
    [InlineData("0x10")]
    [InlineData("e5")]
    public void What_is_no_finite_number_is_refused(string text) => Refused("double", text);

    [Theory]
    [InlineData("true", "true")]
    [InlineData("TRUE", "true")]
    [InlineData("yes", "true")]
    [InlineData("Y", "true")]
    [InlineData("t", "true")]
    [InlineData(" 1 ", "true")]
    [InlineData("false", "false")]
    [InlineData("No", "false")]
    [InlineData("n", "false")]
    [InlineData("F", "false")]
    [InlineData("0", "false")]
    public void Yes_and_no_have_many_spellings(string text, string value) => Assert.Equal(value, Read("boolean", text));

    [Theory]
    [InlineData("2")]
    [InlineData("on")]
    [InlineData("ja")]
    [InlineData("truе")]
    public void Other_words_are_neither_true_nor_false(string text) => Refused("boolean", text);

    [Theory]
    [InlineData("date", "2025-04-03", "2025-04-03")]
    [InlineData("date", " 2024-02-29 ", "2024-02-29")]
    [InlineData("date", "2000-02-29", "2000-02-29")]
    [InlineData("date", "0001-01-01", "0001-01-01")]
    [InlineData("date", "9999-12-31", "9999-12-31")]
    [InlineData("date:dd.MM.yyyy", "03.04.2025", "2025-04-03")]
    [InlineData("date:d/M/yyyy", "3/4/2025", "2025-04-03")]
    [InlineData("date:d/M/yyyy", "03/04/2025", "2025-04-03")]
    [InlineData("date:dd MMM yyyy", "03 Apr 2025", "2025-04-03")]
    [InlineData("date:MM/dd/yy", "04/03/25", "2025-04-03")]
    [InlineData("date:MMMM d, yyyy", "April 3, 2025", "2025-04-03")]
    [InlineData("date:yyyy-MM-ddTHH:mm:ss", "2025-04-03T23:30:00", "2025-04-03")]
    [InlineData("date:yyyy-MM-ddTHH:mm:ssK", "2025-04-03T23:30:00", "2025-04-03")]
    [InlineData("date:yyyy-MM-ddTHH:mm:ssK", "2025-04-03T23:30:00Z", "2025-04-03")]
    [InlineData("date:yyyy-MM-ddTHH:mm:ssK", "2025-04-03T23:30:00-05:00", "2025-04-03")]
    [InlineData("date:yyyy-MM-ddTHH:mm:ssK", "2025-04-03T00:30:00+05:00", "2025-04-03")]
    public void A_date_is_read_in_its_format(string type, string text, string value) => Assert.Equal(value, Read(type, text));

    [Theory]
    [InlineData("date", "2025-02-30")]
    [InlineData("date", "2025-02-29")]
    [InlineData("date", "1900-02-29")]
    [InlineData("date", "2025-4-3")]
    [InlineData("date", "2025-04-31")]
    [InlineData("date", "0000-01-01")]
    [InlineData("date", "2025-04-03T00:00:00")]
    [InlineData("date", "03/04/2025")]
    [InlineData("date:dd.MM.yyyy", "31.02.2025")]
    [InlineData("date:dd.MM.yyyy", "3.4.2025")]
    [InlineData("date:dd.MM.yyyy", "2025-04-03")]
    [InlineData("date:M/d/yyyy", "25/04/2025")]
    [InlineData("date:yyyy-MM-ddTHH:mm:ss", "2025-04-31T10:00:00")]
    [InlineData("date:yyyy-MM-ddTHH:mm:ss", "2025-04-03T24:00:00")]
    [InlineData("date:yyyy-MM-ddTHH:mm:ss", "2025-04-03")]
    public void A_day_that_does_not_exist_or_has_another_format_is_refused(string type, string text) => Refused(type, text);

    [Fact]
    public void A_text_longer_than_any_date_is_refused() => Refused("date:dd.MM.yyyy", new string('1', 70));

    [Theory]
    [InlineData("2025-04-03T10:20", "2025-04-03 10:20:00")]
    [InlineData("2025-04-03 10:20:30", "2025-04-03 10:20:30")]
    [InlineData("2025-04-03 23:59:59.5", "2025-04-03 23:59:59.5000000")]
    [InlineData("2025-04-03 10:20:30.1234567", "2025-04-03 10:20:30.1234567")]
    public void A_time_without_offset_is_read(string text, string value) => Assert.Equal(value, Read("timestamp", text));

    [Theory]
    [InlineData("2025-04-03")]
    [InlineData("2025-04-03 24:00")]
    [InlineData("2025-04-03 24:00:00")]
    [InlineData("2025-04-03 10:60")]
    [InlineData("2025-04-03 10:20:60")]
    [InlineData("2025-04-03 10:20:30.")]
    [InlineData("2025-04-03 10:20:3")]
    [InlineData("2025-04-03 1:20")]
    [InlineData("2025-02-30 10:20")]
    [InlineData("2025-04-03T10:20:30Z")]
    [InlineData("2025-04-03T10:20:30+02:00")]
    [InlineData("2025-04-03x10:20")]
    [InlineData("2025-04-03T14:05:06.12345678")]
    public void What_is_no_time_without_offset_is_refused(string text) => Refused("timestamp", text);

    [Theory]
    [InlineData("2025-04-03T10:20:30Z", "2025-04-03T10:20:30Z")]
    [InlineData("2025-04-03T10:20Z", "2025-04-03T10:20:00Z")]
    [InlineData("2025-04-03 10:20:30+02:00", "2025-04-03T08:20:30Z")]
    [InlineData("2025-04-03T00:20:30.25-05:30", "2025-04-03T05:50:30.2500000Z")]
    [InlineData("2025-01-01T00:00:00+14:00", "2024-12-31T10:00:00Z")]
    [InlineData("0001-01-01T02:00:00+02:00", "0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T21:59:59-02:00", "9999-12-31T23:59:59Z")]
    public void An_instant_is_kept_in_utc(string text, string value) => Assert.Equal(value, Read("timestamp_tz", text));

    [Theory]
    [InlineData("2025-04-03T10:20:30")]
    [InlineData("2025-04-03T10:20:30z")]
    [InlineData("2025-04-03T10:20:30+0200")]
    [InlineData("2025-04-03T10:20:30+15:00")]
    [InlineData("2025-04-03T10:20:30+02:60")]
    [InlineData("2025-04-03T10:20:30 +02:00")]
    [InlineData("0001-01-01T01:59:59+02:00")]
    [InlineData("9999-12-31T22:00:00-02:00")]
    public void What_is_no_instant_is_refused(string text) => Refused("timestamp_tz", text);

    [Fact]
    public void A_time_is_read_in_its_format() => Assert.Equal("2025-04-03 14:05:00", Read("timestamp:dd.MM.yyyy HH:mm", "03.04.2025 14:05"));

    [Fact]
    public void An_instant_is_read_in_its_format() =>
        Assert.Equal("2025-04-03T12:05:00Z", Read("timestamp_tz:dd.MM.yyyy HH:mm zzz", "03.04.2025 14:05 +02:00"));

    [Theory]
    [InlineData("timestamp_tz:yyyy-MM-dd HH:mmK", "2025-04-03 14:05")]
    [InlineData("timestamp_tz:yyyy-MM-dd HH:mm zzz", "2025-04-03 14:05")]
    [InlineData("timestamp_tz:yyyy-MM-dd HH:mm zzz", "0001-01-01 00:00 +02:00")]
    [InlineData("timestamp_tz:yyyy-MM-dd HH:mm zzz", "9999-12-31 23:59 -02:00")]
    [InlineData("timestamp:o", "2025-04-03T14:05:00.0000000+02:00")]
    public void The_time_zone_of_the_machine_is_never_assumed(string type, string text) => Refused(type, text);

    [Fact]
    public void An_instant_may_say_its_offset_in_any_way_its_format_allows() => Assert.Equal(
        ["2025-04-03T14:05:00Z", "2025-04-03T12:05:00Z"],
        new[] { "2025-04-03 14:05Z", "2025-04-03 14:05+02:00" }.Select(text => Read("timestamp_tz:yyyy-MM-dd HH:mmK", text)));

    [Theory]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData("0F8FAD5B-D9CB-469F-A165-70867728950E")]
    public void A_uuid_is_kept_in_lower_case(string text) => Assert.Equal("0f8fad5b-d9cb-469f-a165-70867728950e", Read("uuid", text));

    [Theory]
    [InlineData("0f8fad5bd9cb469fa16570867728950e")]
    [InlineData("{0f8fad5b-d9cb-469f-a165-70867728950e}")]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950")]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950g")]
    public void Another_form_of_uuid_is_refused(string text) => Refused("uuid", text);

    [Theory]
    [InlineData("  two  spaces ")]
    [InlineData(" ")]
    [InlineData("NULL")]
    [InlineData("007")]
    [InlineData("😀\n")]
    public void Text_is_kept_exactly(string text) => Assert.Equal(text, Read("text", text));

    [Theory]
    [InlineData("text")]
    [InlineData("integer")]
    [InlineData("decimal")]
    [InlineData("double")]
    [InlineData("boolean")]
    [InlineData("date")]
    [InlineData("date:d/M/yyyy")]
    [InlineData("timestamp")]
    [InlineData("timestamp_tz")]
    [InlineData("uuid")]
    public void An_empty_field_is_no_value_of_any_type(string type) => Assert.Null(Read(type, ""));

    [Theory]
    [InlineData("integer")]
    [InlineData("decimal")]
    [InlineData("double")]
    [InlineData("boolean")]
    [InlineData("date")]
    [InlineData("timestamp")]
    [InlineData("timestamp_tz")]
    [InlineData("uuid")]
    public void Nothing_but_spaces_is_no_value_of_any_type_but_text(string type) => Assert.Null(Read(type, "   "));

    [Theory]
    [InlineData("integer", "not_an_integer", "is not a whole number of 64 bits, such as 1234")]
    [InlineData("decimal", "not_a_decimal", "is not a decimal number, such as 1234.50")]
    [InlineData("double", "not_a_double", "is not a number, such as 12.5 or 1.25E+3")]
    [InlineData("boolean", "not_a_boolean", "is neither true nor false (also read: yes/no, y/n, t/f, 1/0)")]
    [InlineData("date", "not_a_date", "is not a date as yyyy-MM-dd")]
    [InlineData("date:dd.MM.yyyy", "not_a_date", "is not a date as dd.MM.yyyy")]
    [InlineData("timestamp", "not_a_timestamp", "is not a date with a time as yyyy-MM-dd HH:mm:ss")]
    [InlineData("timestamp_tz", "not_a_timestamp", "is not a date with a time and an offset as yyyy-MM-ddTHH:mm:ssZ")]
    [InlineData("uuid", "not_a_uuid", "is not a UUID, such as 0f8fad5b-d9cb-469f-a165-70867728950e")]
    public void A_refusal_says_what_would_be_right(string type, string code, string message) => Assert.Equal((code, message), ValueReader.Refusal(Field(type)));

    private static string? Read(string type, string text)
    {
        var batch = new RowBatch(1);
        Assert.True(ValueReader.TryRead(Field(type), Encoding.UTF8.GetBytes(text), batch, out var cell), $"'{text}' was not read as {type}.");
        return CellText.Of(batch, cell);
    }

    private static void Refused(string type, string text) =>
        Assert.False(ValueReader.TryRead(Field(type), Encoding.UTF8.GetBytes(text), new RowBatch(1), out _), $"'{text}' was read as {type}.");

    private static FieldDefinition Field(string type)
    {
        var decision = ColumnDecision.Parse("c:" + type);
        return new FieldDefinition("c", "c", decision.Type, decision.Format);
    }
}

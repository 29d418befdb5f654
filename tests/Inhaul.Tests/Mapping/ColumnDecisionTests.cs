using Inhaul.Mapping;

namespace Inhaul.Tests.Mapping;

public sealed class ColumnDecisionTests
{
    [Theory]
    [InlineData("id:integer", "id", ColumnType.Integer, null)]
    [InlineData("signup:date:dd/MM/yyyy", "signup", ColumnType.Date, "dd/MM/yyyy")]
    [InlineData("at:timestamp:yyyy-MM-dd HH:mm:ss", "at", ColumnType.Timestamp, "yyyy-MM-dd HH:mm:ss")]
    [InlineData("at:timestamp_tz:yyyy-MM-dd HH:mm zzz", "at", ColumnType.TimestampTz, "yyyy-MM-dd HH:mm zzz")]
    [InlineData("at:timestamp_tz:yyyy-MM-ddTHH:mm:ssK", "at", ColumnType.TimestampTz, "yyyy-MM-ddTHH:mm:ssK")]
    [InlineData("a:b:decimal", "a:b", ColumnType.Decimal, null)]
    [InlineData("Signup Date:text", "Signup Date", ColumnType.Text, null)]
    public void A_decision_is_a_name_a_type_and_perhaps_a_format(string text, string column, ColumnType type, string? format) =>
        Assert.Equal(new ColumnDecision(column, type, format), ColumnDecision.Parse(text));

    [Theory]
    [InlineData("id")]
    [InlineData("id:")]
    [InlineData("id:number")]
    [InlineData("id:Integer")]
    [InlineData(":integer")]
    public void Anything_else_is_refused_with_the_types_there_are(string text) => Assert.Equal(
        $"--column {text} is not understood. Write name:type[:format]; the types are text, integer, decimal, double, boolean, date, timestamp, timestamp_tz, uuid. Example: --column signup:date:dd/MM/yyyy",
        RefusalOf(text));

    [Theory]
    [InlineData("id:integer:0000")]
    [InlineData("name:text:")]
    public void Only_dates_and_times_take_a_format(string text) =>
        Assert.Equal($"--column {text}: only date, timestamp and timestamp_tz take a format.", RefusalOf(text));

    [Theory]
    [InlineData("d:date:x", "x")]
    [InlineData("d:timestamp:%", "%")]
    [InlineData("d:date:", "")]
    public void A_format_that_is_none_is_refused(string text, string format) =>
        Assert.Equal($"--column {text}: '{format}' is not a date format. Example: dd/MM/yyyy", RefusalOf(text));

    [Fact]
    public void An_instant_needs_its_offset_in_the_format() => Assert.Equal(
        "--column at:timestamp_tz:yyyy-MM-dd HH:mm: a timestamp_tz needs its offset in the format (zzz or K); without one it is a timestamp.",
        RefusalOf("at:timestamp_tz:yyyy-MM-dd HH:mm"));

    [Theory]
    [InlineData("at:timestamp:yyyy-MM-dd HH:mm zzz")]
    [InlineData("at:timestamp:yyyy-MM-ddTHH:mm:ssK")]
    public void A_time_that_is_no_instant_has_no_offset_in_the_format(string text) => Assert.Equal(
        $"--column {text}: a timestamp has no offset; with one in its format (zzz or K) it is a timestamp_tz.", RefusalOf(text));

    [Theory]
    [InlineData("d:date:dd.MM.", "dd.MM.")]
    [InlineData("d:date:HH:mm", "HH:mm")]
    [InlineData("at:timestamp:HH:mm", "HH:mm")]
    [InlineData("at:timestamp_tz:HH:mm zzz", "HH:mm zzz")]
    public void A_format_without_a_year_would_take_the_one_of_today_and_is_refused(string text, string format) =>
        Assert.Equal($"--column {text}: '{format}' has no year, and none is assumed. Example: dd/MM/yyyy", RefusalOf(text));

    [Theory]
    [InlineData("d:date:yy-M-d")]
    [InlineData("d:date:ddd, dd MMM yyyy")]
    [InlineData("d:date:MMMM yyyy")]
    [InlineData("d:date:yyyy-MM-ddTHH:mm:ssK")]
    [InlineData("at:timestamp:yyyyMMddHHmmss")]
    [InlineData("at:timestamp:d/M/yyyy h:mm tt")]
    public void Any_other_format_of_dates_is_accepted(string text) => Assert.EndsWith(ColumnDecision.Parse(text).Format!, text, StringComparison.Ordinal);

    private static string RefusalOf(string text) => Assert.Throws<InvalidConfigurationException>(() => ColumnDecision.Parse(text)).Message;
}

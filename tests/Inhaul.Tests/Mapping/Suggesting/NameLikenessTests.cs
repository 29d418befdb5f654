using Inhaul.Mapping.Suggesting;

namespace Inhaul.Tests.Mapping.Suggesting;

public sealed class NameLikenessTests
{
    [Theory]
    [InlineData("ipAddress", "ip address", null)]
    [InlineData("IPAddress", "ip address", null)]
    [InlineData("Number of CPUs", "number of cpus", null)]
    [InlineData("CPU Util (%)", "cpu utilization", "percent")]
    [InlineData("Disk_Size-GIGABYTES", "disk size", "gb")]
    [InlineData("GB", "gb", null)]
    [InlineData("OS Version", "operatingsystem version", null)]
    [InlineData("# Items", "number items", null)]
    [InlineData("***", "", null)]
    public void A_header_has_words_and_perhaps_a_unit(string header, string words, string? unit) =>
        Assert.Equal((words, unit), (string.Join(' ', HeaderWords.Of(header).Words), HeaderWords.Of(header).Unit));

    [Theory]
    [InlineData("hostname", "name")]
    [InlineData("name", "hostname")]
    [InlineData("version", "os_version")]
    [InlineData("cost", "host")]
    [InlineData("stage", "state")]
    [InlineData("address1", "address2")]
    [InlineData("start date", "end date")]
    [InlineData("source_port", "target_port")]
    [InlineData("memory_mb", "memory_gb")]
    [InlineData("mail", "email")]
    [InlineData("os_release", "os_version")]
    public void Letters_or_one_word_in_common_say_nothing(string column, string field) => Assert.Null(Of(column, field));

    [Theory]
    [InlineData("county", "country")]
    [InlineData("customer county", "customer_country")]
    [InlineData("minimum temperature", "maximum_temperature")]
    [InlineData("send_at", "sent_at")]
    [InlineData("Primary IP Address", "ip_address")]
    [InlineData("Disk Read Operations", "disk_write_operations")]
    public void What_may_as_well_be_something_else_is_not_likely(string column, string field) => Assert.True(Of(column, field) is not { Confidence: >= Confidence.Medium });

    [Theory]
    [InlineData("Quantitiy", "quantity", 0.75)]
    [InlineData("Order Dates", "order_date", 0.88)]
    [InlineData("Date Order", "order_date", 0.85)]
    [InlineData("Latency (ms)", "latency", 0.8)]
    [InlineData("Latency", "latency_ms", 0.8)]
    [InlineData("Qty", "quantity", 0.92)]
    [InlineData("Postal Code", "zip", 0.92)]
    [InlineData("Surname", "last_name", 0.92)]
    public void Likeness_says_how_sure_it_is(string column, string field, double confidence) => Assert.Equal(confidence, Of(column, field)?.Confidence ?? 0, 2);

    [Theory]
    [InlineData(0.9, ConfidenceLevel.High)]
    [InlineData(0.89, ConfidenceLevel.Medium)]
    [InlineData(0.7, ConfidenceLevel.Medium)]
    [InlineData(0.5, ConfidenceLevel.Low)]
    [InlineData(0.49, ConfidenceLevel.Weak)]
    public void Confidence_has_levels(double confidence, object level) => Assert.Equal(level, Confidence.LevelOf(confidence));

    private static MappingCandidate? Of(string column, string field) => NameLikeness.Of(column, HeaderWords.Of(column), new MappingField(field, ColumnType.Text), AliasTable.None);
}

using Inhaul.Mapping.Suggesting;

namespace Inhaul.Tests.Mapping.Suggesting;

/// <summary>A hundred headers against the fields of an inventory: what is sure is found, and nothing wrong is thought likely.</summary>
public sealed class AssetHeaderTests
{
    [Fact]
    public void There_are_a_hundred_headers() => Assert.Equal(
        100, AssetHeaders.Sure.Select(pair => pair.Header).Concat(AssetHeaders.Likely.Select(pair => pair.Header)).Concat(AssetHeaders.Strange).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Headers_that_mean_a_field_beyond_doubt_feed_it() => Assert.Equal(
        AssetHeaders.Sure.Select(pair => $"{pair.Header} > {pair.Field}"),
        AssetHeaders.Sure.Select(pair => $"{pair.Header} > {(Best(pair.Header) is { Confidence: >= Confidence.High } best ? best.Field : null)}"));

    [Fact]
    public void Headers_that_most_likely_mean_a_field_are_suggested_for_it_and_feed_nothing() => Assert.Equal(
        AssetHeaders.Likely.Select(pair => $"{pair.Header} > {pair.Field}"),
        AssetHeaders.Likely.Select(pair => $"{pair.Header} > {(Best(pair.Header) is { Confidence: > Confidence.Medium and < Confidence.High } best ? best.Field : null)}"));

    [Fact]
    public void No_field_is_thought_likely_for_headers_that_mean_none() => Assert.Empty(
        from header in AssetHeaders.Strange
        let best = Best(header)
        where best?.Confidence > Confidence.Medium
        select $"{header} > {best.Field} ({best.Grounds})");

    [Theory]
    [InlineData("version")]
    [InlineData("Managed By")]
    [InlineData("Cost Center")]
    [InlineData("Last_Health_Check")]
    public void What_has_a_word_in_common_at_most_is_suggested_for_nothing(string header) => Assert.Null(Best(header));

    [Fact]
    public void Common_headers_need_no_table_of_aliases() => Assert.Equal(
        ["cpu_cores", "ip_address", "operating_system", "memory_gb", "memory_gb", "memory_gb", "hostname", "operating_system"],
        from header in (string[])["CPU Cores", "IP Address", "Operating System", "RAM (GB)", "RAM_GB", "ram_gb", "Host Name", "os_type"]
        select Assert.Single(new ColumnMatcher([header], Assets.Fields, MappingKnowledge.None).Match([], []).Fed).Field);

    [Fact]
    public void Every_field_matches_itself() => Assert.Equal(
        Assets.Fields.Select(field => (field.Name, Confidence.Certain)), Assets.Fields.Select(field => (Best(field.Name)!.Field, Best(field.Name)!.Confidence)));

    private static MappingCandidate? Best(string header)
    {
        var matches = new ColumnMatcher([header], Assets.Fields, new MappingKnowledge(Assets.Aliases, [])).Match([], []);
        return matches.Fed.Concat(matches.Suggested).SingleOrDefault();
    }
}

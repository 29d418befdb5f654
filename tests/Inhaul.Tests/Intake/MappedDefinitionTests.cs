using Inhaul.Intake;
using Inhaul.Sources;
using Inhaul.Mapping;
using Inhaul.Mapping.Suggesting;
using Inhaul.Parsing.Csv;
using Inhaul.Profiling;
using Inhaul.Tests.Profiling;
using Inhaul.Writing;

namespace Inhaul.Tests.Intake;

/// <summary>What becomes of columns that no name matches when a table import is defined.</summary>
public sealed class MappedDefinitionTests
{
    private static readonly TargetTable Servers = new(
        "servers",
        [
            new TargetColumn("hostname", ColumnType.Text, IsRequired: true, IsGenerated: false),
            new TargetColumn("operating_system", ColumnType.Text, IsRequired: false, IsGenerated: false),
            new TargetColumn("memory_gb", ColumnType.Integer, IsRequired: false, IsGenerated: false),
            new TargetColumn("custom", ColumnType.Text, IsRequired: false, IsGenerated: false),
        ],
        PrimaryKey: ["hostname"],
        UniqueKeys: [["hostname"]]);

    private static readonly ImportRequest Request = Looks.Request() with { Inputs = [InputFile.At("my servers.csv")], Table = "servers" };

    [Fact]
    public void What_is_sure_feeds_its_field_and_says_why() => Assert.Equal(
        (
            "Host Name > hostname, OS > operating_system",
            "'OS' feeds operating_system (0.92, the same words); if that is wrong, inhaul map \"my servers.csv\" --table servers --reject OS=operating_system"),
        Shown(Build(Request, ["Host Name", "OS"])));

    [Fact]
    public void What_is_only_likely_feeds_nothing_and_says_how_to_approve_it() => Assert.Equal(
        (
            "hostname > hostname",
            "'Memory' may be memory_gb (0.80, the same words, but it does not say whether it is in gb) and feeds nothing yet; if it is, inhaul map \"my servers.csv\" --table servers --approve Memory=memory_gb|"
            + "the table servers has no column for Memory; their values stay in the ledger. Use --map source=target, or add the columns"),
        Shown(Build(Request, ["hostname", "Memory"])));

    [Fact]
    public void What_a_person_decided_is_done_without_a_word()
    {
        var decision = new MappingDecision(HeaderFingerprint.Of(["hostname", "memory"]), "memory", "memory_gb", 0.8, "because", MappingStatus.Approved) { DecidedBy = "ann" };
        Assert.Equal(("hostname > hostname, Memory > memory_gb", ""), Shown(Build(Request, ["hostname", "Memory"], decisions: decision)));
    }

    [Fact]
    public void A_missing_column_that_is_needed_is_refused_with_what_could_be_meant() => Assert.Equal(
        "The table servers needs a value for hostname, which no column of the file feeds. Use --map source=target, or give the columns a default. "
        + "Could be meant: 'Hostnmae' for hostname (0.72, nearly the same letters). Approve it with inhaul map \"my servers.csv\" --table servers --approve Hostnmae=hostname",
        Assert.Throws<InvalidConfigurationException>(() => Build(Request, ["Hostnmae", "OS"])).Message);

    [Fact]
    public void Columns_without_a_place_go_to_the_one_that_is_named_for_them()
    {
        var (definition, notes) = Build(Request with { UnmappedTo = "CUSTOM" }, ["hostname", "Managed By", "custom"]);

        Assert.Equal(["Managed By", "custom"], definition.Fields[^1].Gathers!);
        Assert.Equal(["the table servers has no column for Managed By, custom; their values go to custom as JSON"], notes);
    }

    [Fact]
    public void Where_every_column_has_a_place_nothing_is_gathered() =>
        Assert.Equal(["hostname"], Build(Request with { UnmappedTo = "custom" }, ["hostname"]).Definition.Fields.Select(field => field.Column));

    [Theory]
    [InlineData("memory_gb", "--unmapped-to memory_gb: the table servers has no column 'memory_gb' of JSON or text; it has hostname, operating_system, memory_gb, custom.")]
    [InlineData("rest", "--unmapped-to rest: the table servers has no column 'rest' of JSON or text; it has hostname, operating_system, memory_gb, custom.")]
    public void What_cannot_take_them_is_refused(string column, string refusal) =>
        Assert.Equal(refusal, Assert.Throws<InvalidConfigurationException>(() => Build(Request with { UnmappedTo = column }, ["hostname", "x"])).Message);

    [Fact]
    public void A_table_that_is_not_there_yet_has_no_such_column() => Assert.Equal(
        "--unmapped-to custom: the table servers is not there yet, and a new one has a column for each of the file. Create it first, or leave the option out.",
        Assert.Throws<InvalidConfigurationException>(() => Build(Request with { UnmappedTo = "custom" }, ["hostname"], table: null)).Message);

    [Fact]
    public void A_key_that_values_take_from_the_column_of_its_name_is_refused()
    {
        var table = new TargetTable("t", [new TargetColumn("number", ColumnType.Integer, false, false)], ["number"], [["number"]]);
        var builder = new DefinitionBuilder(Request, "t", table, MappingKnowledge.None);
        var refusal = Assert.Throws<InvalidConfigurationException>(() => builder.Build(new CsvLayout(',', ["Num", "Nr"], []), [EvidenceOf.Values("one"), EvidenceOf.Values("1")]));

        Assert.Equal("By their names the columns Num are the key, by their values Nr. Decide with --map source=target.", refusal.Message);
    }

    [Fact]
    public void All_sources_have_the_key_of_the_first()
    {
        var builder = new DefinitionBuilder(Request, "servers", Servers);
        Assert.NotNull(builder.Look(new CsvLayout(',', ["DNS", "Host Name"], [])).Key);
        Assert.NotNull(builder.Look(new CsvLayout(',', ["hostname", "Host Name", "DNS"], [])).Key);
    }

    private static (ImportDefinition Definition, IReadOnlyList<string> Notes) Build(ImportRequest request, string[] columns, params MappingDecision[] decisions) =>
        Build(request, columns, Servers, decisions);

    private static (ImportDefinition Definition, IReadOnlyList<string> Notes) Build(ImportRequest request, string[] columns, TargetTable? table, params MappingDecision[] decisions) =>
        new DefinitionBuilder(request, "servers", table, new MappingKnowledge(AliasTable.None, decisions))
            .Build(new CsvLayout(',', columns, []), [.. columns.Select(_ => new ColumnEvidence())]);

    private static (string Fields, string Notes) Shown((ImportDefinition Definition, IReadOnlyList<string> Notes) built) =>
        (string.Join(", ", built.Definition.Fields.Select(field => $"{field.Source} > {field.Column}")), string.Join('|', built.Notes));
}

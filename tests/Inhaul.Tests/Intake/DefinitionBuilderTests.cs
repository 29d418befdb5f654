using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Parsing.Csv;
using Inhaul.Tests.Profiling;
using Inhaul.Writing;

namespace Inhaul.Tests.Intake;

public sealed class DefinitionBuilderTests
{
    private static readonly TargetTable People = new(
        "people",
        [
            new TargetColumn("id", ColumnType.Integer, IsRequired: true, IsGenerated: false),
            new TargetColumn("full_name", ColumnType.Text, IsRequired: false, IsGenerated: false),
            new TargetColumn("born", ColumnType.Date, IsRequired: false, IsGenerated: false),
        ],
        PrimaryKey: ["id"],
        UniqueKeys: [["id"], ["full_name", "born"]]);

    [Fact]
    public void Without_a_table_the_values_decide_the_types() => Assert.Equal(
        [new FieldDefinition("id", "id", ColumnType.Integer, null), new FieldDefinition("on", "on", ColumnType.Date, "d/M/yyyy")],
        Build(Looks.Request(), null, ["id", "on"], ["5", "25/4/2025"]).Definition.Fields);

    [Fact]
    public void An_existing_table_decides_the_types() => Assert.Equal(
        [new FieldDefinition("ID", "id", ColumnType.Integer, null), new FieldDefinition("Full Name", "full_name", ColumnType.Text, null)],
        Build(Looks.Request(), People, ["ID", "Full Name"], ["x", "7"]).Definition.Fields);

    [Theory]
    [InlineData("born:date:dd.MM.yyyy")]
    [InlineData("Birthday:date:dd.MM.yyyy")]
    public void A_person_decides_over_the_table_by_either_name(string decision)
    {
        var request = Looks.Request() with { Columns = Looks.Decide(decision), Mappings = [new("Birthday", "born")] };
        Assert.Equal(
            new FieldDefinition("Birthday", "born", ColumnType.Date, "dd.MM.yyyy"), Build(request, People, ["id", "Birthday"], ["1", "2"]).Definition.Fields[1]);
    }

    [Theory]
    [InlineData(ColumnType.Date, "2/28/2027", "M/d/yyyy")]
    [InlineData(ColumnType.Date, "28.2.2027", "d.M.yyyy")]
    [InlineData(ColumnType.Timestamp, "2/28/2027", "M/d/yyyy")]
    [InlineData(ColumnType.Date, "2027-02-28", null)]
    [InlineData(ColumnType.Date, "2/3/2027", null)]
    [InlineData(ColumnType.Date, "soon", null)]
    [InlineData(ColumnType.Date, "", null)]
    [InlineData(ColumnType.Text, "2/28/2027", null)]
    public void The_values_decide_how_dates_of_an_existing_table_are_written(ColumnType type, string value, string? format)
    {
        var table = People with { Columns = [People.Columns[0], People.Columns[1], People.Columns[2] with { Type = type }] };
        Assert.Equal(new FieldDefinition("born", "born", type, format), Build(Looks.Request(), table, ["id", "born"], ["1", value]).Definition.Fields[1]);
    }

    [Fact]
    public void A_person_decides_over_the_values_how_dates_are_written()
    {
        var request = Looks.Request() with { Columns = Looks.Decide("born:date") };
        Assert.Equal(new FieldDefinition("born", "born", ColumnType.Date, null), Build(request, People, ["id", "born"], ["1", "2/28/2027"]).Definition.Fields[1]);
    }

    [Fact]
    public void Dates_of_an_existing_table_that_can_be_read_in_two_ways_are_noted() => Assert.Equal(
        ["born: decide with --column born:date:d/M/yyyy or --column born:date:M/d/yyyy"],
        Build(Looks.Request(), People, ["id", "born"], ["1", "1/2/2025"]).Notes);

    [Fact]
    public void The_last_decision_about_a_column_counts()
    {
        var request = Looks.Request() with { Columns = Looks.Decide("id:integer", "ID:text") };
        Assert.Equal(ColumnType.Text, Build(request, null, ["id"], ["5"]).Definition.Fields[0].Type);
    }

    [Fact]
    public void A_decision_about_a_column_that_is_not_there_is_refused()
    {
        var request = Looks.Request() with { Columns = Looks.Decide("size:integer") };
        Assert.Equal("--column size: there is no such column; there are id, name.", RefusalOf(request, null, "id", "name"));
    }

    [Fact]
    public void What_a_type_was_inferred_from_is_noted_when_it_is_doubtful() => Assert.Equal(
        ["on: decide with --column on:date:d/M/yyyy or --column on:date:M/d/yyyy"],
        Build(Looks.Request(), null, ["on"], ["1/2/2025"]).Notes);

    [Fact]
    public void The_primary_key_of_the_table_is_the_key() =>
        Assert.Equal(["id"], Build(Looks.Request(), People, ["ID", "born"], ["1", "2"]).Definition.Key);

    [Fact]
    public void A_table_without_primary_key_has_none() =>
        Assert.Empty(Build(Looks.Request(), People with { PrimaryKey = [] }, ["id"], ["1"]).Definition.Key);

    [Fact]
    public void A_primary_key_that_the_file_does_not_feed_is_no_key()
    {
        var table = People with { Columns = [.. People.Columns.Select(column => column with { IsRequired = false })] };
        Assert.Empty(Build(Looks.Request(), table, ["born"], [""]).Definition.Key);
    }

    [Fact]
    public void A_key_may_be_named_as_the_source_or_the_target_names_it()
    {
        var request = Looks.Request("Full Name", "BORN");
        Assert.Equal(["full_name", "born"], Build(request, People, ["id", "Full Name", "born"], ["1", "2", "3"]).Definition.Key);
    }

    [Fact]
    public void A_key_that_nothing_feeds_is_refused() =>
        Assert.Equal("--key mail: no column feeds 'mail'; there are id, name.", RefusalOf(Looks.Request("mail"), null, "id", "name"));

    [Fact]
    public void A_key_without_a_unique_index_is_refused_with_the_statement_to_create_one() => Assert.Equal(
        "The table people has no unique index on exactly full_name, so rows cannot be told apart. Create one: CREATE UNIQUE INDEX people_key ON people (full_name);",
        RefusalOf(Looks.Request("full_name"), People, "id", "full_name"));

    [Fact]
    public void The_order_of_a_unique_index_does_not_matter() =>
        Assert.Equal(["born", "full_name"], Build(Looks.Request("born", "full_name"), People, ["id", "full_name", "born"], ["1", "2", "3"]).Definition.Key);

    [Fact]
    public void A_required_column_that_nothing_feeds_is_refused() => Assert.Equal(
        "The table people needs a value for id, which no column of the file feeds. Use --map source=target, or give the columns a default.",
        RefusalOf(Looks.Request(), People, "full_name"));

    [Fact]
    public void Columns_without_a_place_are_noted() => Assert.Equal(
        ["the table people has no column for hat, shoe size; their values stay in the ledger. Use --map source=target, or add the columns"],
        Build(Looks.Request(), People, ["id", "hat", "shoe size"], ["1", "2", "3"]).Notes);

    [Fact]
    public void A_file_of_which_no_column_has_a_place_is_refused() => Assert.Equal(
        "No column of the file has a place in the table people. Use --map source=target, or --table with another name.", RefusalOf(Looks.Request(), People, "hat"));

    [Fact]
    public void What_was_changed_in_the_header_is_noted()
    {
        var layout = new CsvLayout(',', ["a"], ["column 1 has no name"]);
        Assert.Equal(["column 1 has no name"], new DefinitionBuilder(Looks.Request(), "people", null).Build(layout, [EvidenceOf.Values("1")]).Notes);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("boolean")]
    [InlineData("uuid")]
    public void The_newest_by_what_has_no_order_in_time_is_refused(string type)
    {
        var request = Looks.Request("id") with { Columns = Looks.Decide($"at:{type}"), Conflict = ConflictPolicy.Parse("newest:at") };
        Assert.Equal(
            $"--on-conflict newest:at: 'at' is {type}, which has no newest. Name a date, a time or a number, or decide its type with --column at:timestamp.",
            RefusalOf(request, null, "id", "at"));
    }

    [Fact]
    public void The_newest_duplicate_needs_an_order_in_time_as_well()
    {
        var request = Looks.Request("id") with { Columns = Looks.Decide("at:text"), Duplicates = DuplicatePolicy.Parse("newest:at") };
        Assert.StartsWith("--duplicates newest:at: 'at' is text, which has no newest.", RefusalOf(request, null, "id", "at"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_newest_by_a_column_that_is_not_there_is_refused()
    {
        var request = Looks.Request("id") with { Conflict = ConflictPolicy.Parse("newest:at") };
        Assert.Equal("There is no column 'at' among those imported: id.", RefusalOf(request, null, "id"));
    }

    [Theory]
    [InlineData("skip")]
    [InlineData("fill")]
    [InlineData("reject")]
    [InlineData("newest:id")]
    public void A_conflict_needs_a_key(string policy)
    {
        var request = Looks.Request() with { Conflict = ConflictPolicy.Parse(policy), Columns = Looks.Decide("id:integer") };
        Assert.Equal($"--on-conflict {policy} needs a key to tell which rows conflict. Add --key column.", RefusalOf(request, null, "id"));
    }

    [Fact]
    public void A_column_that_no_file_can_fill_is_refused_with_the_way_around_it()
    {
        var table = new TargetTable("people", [new TargetColumn("tags", ColumnType.Text, false, false) { Refusal = "is of the type text[], which the text of one cell cannot fill" }], [], []);
        Assert.Equal(
            "The column tags of the table people is of the type text[], which the text of one cell cannot fill. Leave it out with --map \"Tags=\", or feed another column from it.",
            RefusalOf(Looks.Request(), table, "Tags"));
    }

    [Fact]
    public void A_definition_names_its_table_as_the_database_does() =>
        Assert.Equal("People", Build(Looks.Request(), new TargetTable("People", [new TargetColumn("id", ColumnType.Text, false, false)], [], []), ["id"], ["1"]).Definition.Table);

    [Fact]
    public void Without_a_key_there_is_no_hasher() =>
        Assert.Null(new DefinitionBuilder(Looks.Request(), "people", null).Look(new CsvLayout(',', ["id"], [])).Key);

    private static (ImportDefinition Definition, IReadOnlyList<string> Notes) Build(ImportRequest request, TargetTable? table, string[] columns, string[] values) =>
        new DefinitionBuilder(request, "people", table).Build(new CsvLayout(',', columns, []), [.. values.Select(value => EvidenceOf.Values(value))]);

    private static string RefusalOf(ImportRequest request, TargetTable? table, params string[] columns) =>
        Assert.Throws<InvalidConfigurationException>(() => Build(request, table, columns, [.. columns.Select(_ => "")])).Message;
}

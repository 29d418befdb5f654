using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Schemas;
using Inhaul.Tests.Intake;
using Inhaul.Writing;

namespace Inhaul.Tests.Schemas;

/// <summary>Whole schemas and packages, and how they meet files, tables and what a person says.</summary>
public sealed class SchemaFileTests
{
    private const string Orders = """
        {
          "fields": [
            {"name": "id", "type": "integer"},
            {"name": "country", "type": "string"},
            {"name": "region", "type": "string"},
            {"name": "sum", "type": "number", "title": "Amount"}
          ],
          "missingValues": ["NA"],
          "primaryKey": "id",
          "uniqueKeys": [["sum"], ["country", "region"]],
          "foreignKeys": [
            {"fields": "country", "reference": {"resource": "All-Countries", "fields": "code"}},
            {"fields": ["country", "region"], "reference": {"resource": "regions", "fields": ["country", "code"]}},
            {"fields": "id", "reference": {"resource": "", "fields": "id"}}
          ],
          "inhaul": {"table": "orders", "onConflict": "skip", "duplicates": "first"}
        }
        """;

    private const string Package = """
        {
          "name": "shop",
          "resources": [
            {"name": "countries", "path": "data/Country-List.csv", "schema": {"fields": [{"name": "code"}]}},
            {
              "name": "orders", "path": ["orders-1.csv", "orders-2.csv"],
              "dialect": {"delimiter": ";", "header": false, "nullSequence": "\\N", "sheetNumber": 2, "property": "items"},
              "schema": {
                "fields": [{"name": "id", "type": "integer"}, {"name": "country"}],
                "foreignKeys": [{"fields": ["country"], "reference": {"resource": "countries", "fields": ["code"]}}]
              }
            },
            {"name": "bare", "path": "bare.csv"}
          ]
        }
        """;

    private static readonly (string, string)[] Columns = [("ID", "1"), ("Country", "DE"), ("region", "BY"), ("amount", "5")];

    /// <summary>Documents that are no schema, and what is said.</summary>
    public static TheoryData<string, string> Wrong { get; } = new()
    {
        { "{\n\"fields\": [,]}", "schema.json, line 2: this is no JSON that a schema could be." },
        { "id,name\n", "schema.json, line 1: this is no JSON that a schema could be." },
        { "[]", "schema.json holds no object; a schema is one, such as {\"fields\": [{\"name\": \"id\", \"type\": \"integer\"}]}." },
        { "{}", "schema.json: there are no 'fields'; a Table Schema has a list of them, and a Data Package 'resources'." },
        { "{\"fields\": []}", "schema.json: the list of 'fields' is empty." },
        { "{\"fields\": [{\"name\": \"a\"}, {\"type\": \"date\"}]}", "schema.json, field 2: there is no 'name'." },
        { "{\"fields\": [{\"name\": \"a\"}, {\"name\": \"A\"}]}", "schema.json: two fields are called 'A'." },
        { "{\"fields\": [{\"name\": \"a\"}], \"primaryKey\": [\"b\"]}", "schema.json: 'primaryKey' names the field 'b', which there is not; there are a." },
        { "{\"fields\": [{\"name\": \"a\"}], \"fieldsMatch\": \"loose\"}", "schema.json: 'fieldsMatch' has to be exact, equal, subset, superset or partial, not 'loose'." },
        { "{\"fields\": [{\"name\": \"a\"}], \"foreignKeys\": [{\"fields\": [\"a\"]}]}", "schema.json, foreign key 1: there is no 'reference'." },
        { "{\"fields\": [{\"name\": \"a\"}], \"foreignKeys\": [{\"fields\": [\"a\"], \"reference\": {\"resource\": \"b\", \"fields\": [\"x\", \"y\"]}}]}", "schema.json, foreign key 1: it has 1 fields and refers to 2; each needs its own." },
        { "{\"fields\": [{\"name\": \"a\"}], \"inhaul\": {\"onConflict\": \"fight\"}}", "schema.json: 'fight' is not one of: update, fill, skip, reject, newest." },
        { Package, "schema.json: no resource has the path 'rows.csv'; there are data/Country-List.csv, orders-1.csv, orders-2.csv, bare.csv." },
        { "{\"resources\": [{\"path\": \"rows.csv\"}]}", "schema.json, resource 1: the resource has no 'schema'." },
        { "{\"resources\": [{\"path\": \"a/rows.csv\", \"name\": \"a\"}, {\"path\": \"b/rows.csv\", \"name\": \"b\"}]}", "schema.json: the resources a, b are all called 'rows.csv'. Import the file from where the package has it." },
        { "{\"resources\": [{\"path\": \"rows.csv\", \"schema\": \"../s.json\"}]}", "schema.json, resource 1: the schema '../s.json' has to be a file beside the package; put it there and name it by its path from there." },
        { "{\"resources\": [{\"path\": \"rows.csv\", \"schema\": {\"fields\": [{\"name\": \"a\"}]}, \"dialect\": {\"quoteChar\": \"'\"}}]}", "schema.json, dialect: 'quoteChar' is not supported: values are quoted by \" alone." },
        { "{\"resources\": [{\"path\": \"rows.csv\", \"schema\": {\"fields\": [{\"name\": \"a\"}]}, \"dialect\": {\"delimiter\": \"::\"}}]}", "schema.json, dialect: the delimiter '::' is not supported; columns are separated by one ASCII character, such as a comma, a semicolon or a tab." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_no_schema_is_told_with_its_place(string text, string said) =>
        Assert.Equal(said, Assert.Throws<InvalidConfigurationException>(() => SchemaUnderTest.Read(text, "rows.csv")).Message);

    [Fact]
    public void The_example_of_the_guide_is_followed_without_a_note()
    {
        var guide = File.ReadAllText(RepositoryRoot.File("docs", "schema.md"));
        var example = guide[(guide.IndexOf("```json", StringComparison.Ordinal) + "```json".Length)..];
        var schema = SchemaUnderTest.Read(example[..example.IndexOf("```", StringComparison.Ordinal)]);
        Assert.Empty(schema.Notes);
        Assert.Equal(
            ["email:text clean=trim|email required", "weight:double", "seen:timestamp_tz dd.MM.yyyy HH:mm zzz"],
            SchemaUnderTest.Build(schema, columns: [("e_mail", "a"), ("weight", "1"), ("seen", "x")]).Definition.Fields.Select(SchemaUnderTest.Shown));
    }

    [Fact]
    public void A_file_that_is_not_there_is_told() =>
        Assert.StartsWith("The schema cannot be read: ", Assert.Throws<InvalidConfigurationException>(() => SchemaFile.Read("/nowhere/schema.json", [])).Message, StringComparison.Ordinal);

    [Fact]
    public void Keys_references_and_words_of_the_whole_table_reach_its_fields()
    {
        var schema = SchemaUnderTest.Read(Orders);
        var (definition, notes) = SchemaUnderTest.Build(schema, columns: Columns);

        Assert.Equal(
            ["id:integer null=NA required", "country:text null=NA in all_countries(code)", "region:text null=NA in regions(code,country)", "sum:decimal null=NA unique"],
            definition.Fields.Select(SchemaUnderTest.Shown));
        Assert.Equal([new JoinedColumn("country", "country")], definition.Fields[2].Reference!.With);
        Assert.Equal(["id"], definition.Key);
        Assert.Equal(("orders", "skip", "first"), (schema.Table, schema.Conflict!.ToString(), schema.Duplicates!.ToString()));
        Assert.Equal(
            [
                "schema.json: an empty value means no value, although 'missingValues' does not say so",
                "schema.json: that rows differ in country, region together is not checked; give the table a unique index of them",
                "schema.json, foreign key 3: that id refers to rows of the same table is not checked; declare it in the table",
            ],
            notes);
    }

    [Fact]
    public void What_a_person_says_wins_over_the_schema()
    {
        var request = Looks.Request("region") with { Columns = Looks.Decide("sum:text", "id:decimal"), Mappings = [new("country", "land")], Cleaning = [Inhaul.Mapping.Cleaning.CleaningDecision.Parse("region:trim")] };
        var (definition, _) = SchemaUnderTest.Build(SchemaUnderTest.Read(Orders), request, columns: Columns);

        Assert.Equal(
            ["id:decimal null=NA required", "land:text null=NA in all_countries(code)", "region:text clean=trim null=NA in regions(code,country)", "sum:text null=NA unique"],
            definition.Fields.Select(SchemaUnderTest.Shown));
        Assert.Equal(["region"], definition.Key);
    }

    [Fact]
    public void The_key_is_that_of_the_fields_whatever_columns_they_feed()
    {
        var schema = SchemaUnderTest.Read("""{"fields": [{"name": "b", "inhaul": {"column": "a"}}, {"name": "a", "inhaul": {"column": "b"}}], "primaryKey": "a"}""");
        Assert.Equal(["b"], SchemaUnderTest.Build(schema, columns: [("a", "x"), ("b", "x")]).Definition.Key);
        Assert.Equal(
            "schema.json: 'a' is a part of the primaryKey and feeds no column. Name another key with --key.",
            Assert.Throws<InvalidConfigurationException>(() => SchemaUnderTest.Build(schema, Looks.Request() with { Mappings = [new("a", "")] }, columns: [("a", "x"), ("b", "x")])).Message);
    }

    [Fact]
    public void A_table_that_is_there_gives_the_types_that_the_schema_leaves_open()
    {
        var table = new TargetTable("t", [new("a", ColumnType.Integer, false, false), new("b", ColumnType.TimestampTz, false, false), new("c", ColumnType.Integer, false, false)], [], []);
        var schema = SchemaUnderTest.Read("""{"fields": [{"name": "a"}, {"name": "b", "type": "datetime"}, {"name": "c", "type": "string"}]}""");
        Assert.Equal(["a:integer", "b:timestamp_tz", "c:text"], SchemaUnderTest.Build(schema, table: table, columns: [("a", "x"), ("b", "x"), ("c", "x")]).Definition.Fields.Select(SchemaUnderTest.Shown));

        var other = SchemaUnderTest.Read("""{"fields": [{"name": "a", "inhaul": {"column": "z"}}]}""");
        Assert.Equal(
            "schema.json, field 'a': the table t has no column 'z' that can be written; it has a, b, c.",
            Assert.Throws<InvalidConfigurationException>(() => SchemaUnderTest.Build(other, table: table, columns: ("a", "x"))).Message);
    }

    [Fact]
    public void A_column_that_must_be_unique_and_loses_its_place_by_its_values_is_refused()
    {
        var table = new TargetTable("t", [new("hostname", ColumnType.Text, false, false), new("operating_system", ColumnType.Integer, false, false)], [], []);
        var schema = SchemaUnderTest.Read("""{"fields": [{"name": "hostname"}, {"name": "OS", "constraints": {"unique": true}}]}""");
        Assert.Equal(
            "By their names the columns OS must be unique and have a place in the table, by their values no columns. Decide with --map source=target.",
            Assert.Throws<InvalidConfigurationException>(() => SchemaUnderTest.Build(schema, table: table, columns: [("hostname", "a"), ("OS", "Linux")])).Message);
    }

    [Theory]
    [InlineData(null, "a,c", "schema.json: the file lacks b, and has c, which the schema does not have. Name the fields as the file does, or say \"fieldsMatch\": \"partial\" if they may be missing.")]
    [InlineData(null, "a,b,c", "note: schema.json does not have c; their values decide what they are")]
    [InlineData("subset", "a,b,c", "note: schema.json does not have c; their values decide what they are")]
    [InlineData("exact", "a,b,c", "schema.json: the file has c, which the schema does not have. Add them, or say \"fieldsMatch\": \"subset\" if others may be there.")]
    [InlineData("superset", "a", "note: schema.json: the file lacks b")]
    [InlineData("superset", "a,c", "schema.json: the file has c, which the schema does not have. Add them, or say \"fieldsMatch\": \"subset\" if others may be there.")]
    [InlineData("partial", "b,c", "note: schema.json: the file lacks a; note: schema.json does not have c; their values decide what they are")]
    [InlineData("partial", "c,d", "schema.json: the file has none of the fields a, b; it has c, d. Is it the schema of another file?")]
    [InlineData("equal", "b,a", "")]
    public void A_file_that_lacks_fields_or_has_others_is_told(string? match, string columns, string said)
    {
        var schema = SchemaUnderTest.Read($$"""{"fields": [{"name": "a"}, {"name": "b"}]{{(match is null ? "" : $", \"fieldsMatch\": \"{match}\"")}}}""");
        string told;
        try
        {
            told = string.Join("; ", SchemaUnderTest.Build(schema, columns: [.. columns.Split(',').Select(column => (column, "x"))]).Notes.Select(note => $"note: {note}"));
        }
        catch (InvalidConfigurationException refusal)
        {
            told = refusal.Message;
        }

        Assert.Equal(said, told);
    }

    [Fact]
    public void A_package_gives_the_schema_and_the_dialect_of_the_resource_that_the_file_is()
    {
        var schema = SchemaUnderTest.Read(Package, "somewhere/orders-2.csv", "orders-1.csv");

        Assert.Equal("country:text null=\\N in country_list(code)", SchemaUnderTest.Shown(SchemaUnderTest.Build(schema, columns: [("id", "1"), ("country", "DE")]).Definition.Fields[1]));
        var parse = schema.Parse(new ParseOptions { Sheet = "Said" });
        Assert.Equal((';', "Said", "items"), (parse.Separator, parse.Sheet, parse.Records));
        Assert.Equal(["id", "country"], parse.Columns);
        Assert.Equal("ParseOptions { Records = items, Sheet = Said, Separator = ;, Columns = id|country }", parse.ToString());
    }

    [Fact]
    public void A_resource_may_have_its_schema_in_a_file_of_its_own()
    {
        using var folder = new TempFolder();
        folder.Write("table.json", """{"fields": [{"name": "id", "type": "integer"}]}""");
        var schema = SchemaFile.Read(folder.Write("datapackage.json", """{"path": "rows.csv", "schema": "table.json"}"""), ["rows.csv"]);
        Assert.Equal("id", Assert.Single(schema.Fields).Name);
        Assert.Equal("{\"path\":\"rows.csv\",\"schema\":\"table.json\"}\n{\"fields\":[{\"name\":\"id\",\"type\":\"integer\"}]}", schema.Text);
    }

    [Fact]
    public async Task A_file_without_a_header_is_read_by_the_names_of_the_fields_from_its_first_byte()
    {
        using var folder = new TempFolder();
        var source = await folder.SourceAsync("\uFEFF1;a\n2;b\n");
        using var records = RecordFormats.Open(source, new ParseOptions { Separator = ';', Columns = ["id", "name"] }, new Inhaul.Sources.SourceLimits(), TestContext.Current.CancellationToken);
        Assert.Equal(["id", "name"], records.ReadLayout().Columns);
        Assert.True(records.Read());
        Assert.Equal(("1", "1;a"), (System.Text.Encoding.UTF8.GetString(records.Field(0)), System.Text.Encoding.UTF8.GetString(records.Raw)));
    }
}

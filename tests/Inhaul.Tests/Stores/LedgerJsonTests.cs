using System.Text.Json;
using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Parsing.Csv;
using Inhaul.Parsing.Json;
using Inhaul.Sources;
using Inhaul.Stores;

namespace Inhaul.Tests.Stores;

public sealed class LedgerJsonTests
{
    private static readonly ImportOptions Options = new(
        Definitions.Of("id", "id:integer", "on:date:d/M/yyyy", "größe:timestamp_tz") with
        {
            Conflict = ConflictPolicy.Parse("newest:on"),
            Duplicates = DuplicatePolicy.Parse("first"),
        },
        [new ImportSource(new SourceFile("in/rows.csv", "rows.csv", 42, "ab12", new SourceEncoding("utf-16le", "a mark")) { Packing = Packing.Zip, Entry = "rows.csv", Origin = "https://example.org/rows.zip" }, new CsvLayout('\t', ["id", "on", "größe"], ["a note"]))],
        ChunkRows: 500,
        MaxErrors: 7,
        new SourceLimits { Rows = 5, FieldBytes = 6 });

    [Fact]
    public void Options_come_back_as_they_were_kept()
    {
        var json = JsonSerializer.Serialize(Options, LedgerJson.Words.ImportOptions);
        var again = JsonSerializer.Deserialize(json, LedgerJson.Words.ImportOptions)!;
        Assert.Equal(json, JsonSerializer.Serialize(again, LedgerJson.Words.ImportOptions));
        Assert.Equal((Options.Definition.Conflict, Options.Definition.Duplicates), (again.Definition.Conflict, again.Definition.Duplicates));
        Assert.Equal(Options.Definition.Fields, again.Definition.Fields);
        Assert.Equal(Options.Definition.Key, again.Definition.Key);
        Assert.Equal(Options.Sources[0].File, again.Sources[0].File);
        Assert.Equal(Options.Sources[0].Layout.Columns, again.Sources[0].Layout.Columns);
        Assert.Equal(('\t', 500, 7, Options.Limits), (((CsvLayout)again.Sources[0].Layout).Separator, again.ChunkRows, again.MaxErrors, again.Limits));
    }

    [Fact]
    public void What_a_schema_said_comes_back_as_it_was_kept()
    {
        var field = new FieldDefinition("a", "a", ColumnType.Boolean, null)
        {
            TrueWords = ["ja"],
            FalseWords = ["nein"],
            Rules = new FieldRules { IsRequired = true, MaxLength = 5, Min = new RangeEnd("1", IsExcluded: true), Forms = [new TextForm("[a-z]", "is no letter")], OneOf = ["true"] },
            Reference = new FieldReference("t", "c", Severity.Error) { With = [new JoinedColumn("b", "d")] },
        };
        var options = Options with
        {
            Definition = Options.Definition with { Fields = [field, .. Options.Definition.Fields] },
            Parse = new ParseOptions { Separator = ';', Columns = ["a", "b"] },
            Schema = "{}",
        };
        var json = JsonSerializer.Serialize(options, LedgerJson.Words.ImportOptions);
        var again = JsonSerializer.Deserialize(json, LedgerJson.Words.ImportOptions)!;
        Assert.Equal(json, JsonSerializer.Serialize(again, LedgerJson.Words.ImportOptions));
        Assert.Equal(("{}", ';', "b", true), (again.Schema, again.Parse.Separator, again.Definition.Fields[0].Reference!.With![0].Field, again.Definition.Fields[0].Rules!.Min!.IsExcluded));
        Assert.Equal((true, null), (again.Definition.Fields[1].Rules is null, again.Definition.Fields[1].TrueWords));
    }

    [Fact]
    public void Options_of_an_older_version_have_the_defaults_of_what_it_did_not_know()
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(JsonSerializer.Serialize(Options, LedgerJson.Words.ImportOptions))!;
        foreach (var name in (string[])["inflationRatio", "jsonDepth", "sharedTextBytes"])
        {
            Assert.True(json["limits"]!.AsObject().Remove(name));
        }

        json.AsObject().Remove("parse");
        foreach (var name in (string[])["kind", "sheet", "packing", "entry", "origin"])
        {
            json["sources"]![0]!["file"]!.AsObject().Remove(name);
        }

        var again = JsonSerializer.Deserialize(json.ToJsonString(), LedgerJson.Words.ImportOptions)!;
        Assert.Equal((ContentKind.Delimited, Packing.None, null, null), (again.Sources[0].File.Kind, again.Sources[0].File.Packing, again.Sources[0].File.Entry, again.Sources[0].File.Origin));
        var limits = new SourceLimits();
        Assert.Equal((limits.InflationRatio, limits.JsonDepth, limits.SharedTextBytes, ParseOptions.None), (again.Limits.InflationRatio, again.Limits.JsonDepth, again.Limits.SharedTextBytes, again.Parse));
    }

    [Fact]
    public void The_layout_of_a_json_source_comes_back_as_it_was_kept()
    {
        var layout = new JsonLayout(JsonForm.Array, JsonRecordKind.Object, "data", [["a", "b"], ["a.b"]], ["a.b", "a.b_2"], ["a note"]);
        var json = JsonSerializer.Serialize(Options with { Sources = [Options.Sources[0] with { Layout = layout }] }, LedgerJson.Words.ImportOptions);
        var again = (JsonLayout)JsonSerializer.Deserialize(json, LedgerJson.Words.ImportOptions)!.Sources[0].Layout;
        Assert.Equal((layout.Form, layout.Kind, layout.Path), (again.Form, again.Kind, again.Path));
        Assert.Equal(layout.Paths, again.Paths);
        Assert.Equal(layout.Columns, again.Columns);
        Assert.Contains("\"form\":\"array\",\"kind\":\"object\"", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"zip\"")]
    [InlineData("\"timestamp_tz\"")]
    [InlineData("\"newest\"")]
    [InlineData("\"first\"")]
    [InlineData("\"größe\"")]
    public void The_ledger_has_the_words_of_the_vocabulary_and_text_as_people_write_it(string piece) =>
        Assert.Contains(piece, JsonSerializer.Serialize(Options, LedgerJson.Words.ImportOptions), StringComparison.Ordinal);
}

using System.Text.Json;
using Inhaul.Parsing;
using Inhaul.Profiling;
using Inhaul.Schemas;
using Inhaul.Sources;

namespace Inhaul.Tests.Schemas;

public sealed class SchemaWriterTests
{
    [Fact]
    public void Every_type_comes_back_as_it_was_written()
    {
        WrittenField[] fields =
        [
            new("text", ColumnType.Text, null) { IsRequired = true, IsUnique = true, MaxLength = 9 },
            new("integer", ColumnType.Integer, null) { NullWords = ["N/A"] },
            new("decimal", ColumnType.Decimal, null),
            new("double", ColumnType.Double, null),
            new("truth", ColumnType.Boolean, null) { IsYesNo = true },
            new("day", ColumnType.Date, null),
            new("slashes", ColumnType.Date, "d/M/yyyy"),
            new("dots", ColumnType.Date, "dd.MM.yyyy"),
            new("odd", ColumnType.Timestamp, "yyyy-MM-dd'T'HH"),
            new("time", ColumnType.Timestamp, null),
            new("instant", ColumnType.TimestampTz, null),
            new("uuid", ColumnType.Uuid, null),
        ];
        var (definition, notes) = SchemaUnderTest.Build(SchemaUnderTest.Read(SchemaWriter.Write(fields, ["text"], "things")), columns: [.. fields.Select(field => (field.Name, "x"))]);

        Assert.Empty(notes);
        Assert.Equal(
            [
                "text:text required length ..9", "integer:integer null=N/A", "decimal:decimal", "double:double",
                "truth:boolean true=true|True|TRUE|t|T|yes|Yes|YES|y|Y|1/false|False|FALSE|f|F|no|No|NO|n|N|0",
                "day:date", "slashes:date d/M/yyyy", "dots:date dd.MM.yyyy", "odd:timestamp yyyy-MM-dd'T'HH", "time:timestamp", "instant:timestamp_tz", "uuid:uuid",
            ],
            definition.Fields.Select(SchemaUnderTest.Shown));
        Assert.Equal(["text"], definition.Key);
    }

    [Fact]
    public async Task The_evidence_of_a_file_gives_what_an_import_of_it_has()
    {
        using var folder = new TempFolder();
        var rows = Enumerable.Range(1, 40).Select(row => $"k{row},{(row == 7 ? "N/A" : $"{row % 9}")},{row % 28 + 1}/12/2024,{(row % 2 == 0 ? "yes" : "no")},{(row == 3 ? "" : "x")}\n");
        var source = await folder.SourceAsync($"id,count,day,open,note\n{string.Concat(rows)}");
        var profile = await Profiler.ProfileAsync(source, ParseOptions.None, new SourceLimits(), showSensitive: true, TestContext.Current.CancellationToken);
        var text = SchemaWriter.Write(SchemaOfProfile.Of(profile), []);

        Assert.Equal(
            [
                """{"name":"id","type":"string","constraints":{"required":true,"unique":true}}""",
                """{"name":"count","type":"integer","missingValues":["","N/A"]}""",
                """{"name":"day","type":"date","format":"%d/%m/%Y","constraints":{"required":true}}""",
                """{"name":"open","type":"boolean","trueValues":["true","True","TRUE","t","T","yes","Yes","YES","y","Y","1"],"falseValues":["false","False","FALSE","f","F","no","No","NO","n","N","0"],"constraints":{"required":true}}""",
                """{"name":"note","type":"string"}""",
            ],
            JsonDocument.Parse(text).RootElement.GetProperty("fields").EnumerateArray().Select(field => JsonSerializer.Serialize(field)));
        Assert.Equal("https://datapackage.org/profiles/2.0/tableschema.json", JsonDocument.Parse(text).RootElement.GetProperty("$schema").GetString());
    }
}

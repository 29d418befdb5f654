using Inhaul.Intake;
using Inhaul.Schemas;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>A schema beside the data says what its columns are and what every row keeps, without a processor.</summary>
public abstract class SchemaContract : ImportTest
{
    private const string Package = """
        {
          "resources": [
            {"name": "countries", "path": "country.csv"},
            {
              "name": "members", "path": "members.csv",
              "dialect": {"delimiter": ";", "header": false},
              "schema": {
                "fields": [
                  {"name": "id", "type": "integer"},
                  {"name": "email", "constraints": {"required": true, "unique": true}, "inhaul": {"clean": ["email"]}},
                  {"name": "country", "type": "string"},
                  {"name": "region", "type": "string"},
                  {"name": "born", "type": "date", "format": "%d/%m/%Y", "constraints": {"maximum": "31/12/2010"}},
                  {"name": "fee", "type": "number", "decimalChar": ",", "bareNumber": false, "constraints": {"minimum": 0}},
                  {"name": "active", "type": "boolean", "trueValues": ["ja"], "falseValues": ["nein"]},
                  {"name": "level", "type": "integer", "constraints": {"enum": [1, 2]}}
                ],
                "missingValues": ["", "NA"],
                "primaryKey": "id",
                "foreignKeys": [
                  {"fields": ["country"], "reference": {"resource": "countries", "fields": ["code"]}},
                  {"fields": ["country", "region"], "reference": {"resource": "region", "fields": ["country", "code"]}}
                ],
                "inhaul": {"table": "member"}
              }
            }
          ]
        }
        """;

    private static readonly string[] Members =
    [
        "1;ann@x.org;DE;1;24/12/1990;1.234,50 €;ja;1",
        "2;ann@X.ORG;DE;1;01/01/2000;NA;nein;2",
        "3;;XX;1;01/01/2011;-5,00 €;vielleicht;3",
        "4;bob@x.org;FR;1;NA;5;NA;NA",
        "1;ann@x.org;DE;2;24/12/1990;7,50;ja;2",
        "5;cy@x.org;FR;7;31/12/2010;0;ja;1",
    ];

    private protected SchemaContract(StoreUnderTest database) : base(database)
    {
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.ExecuteAsync("CREATE TABLE country (code varchar(2) PRIMARY KEY)");
        await Database.ExecuteAsync("INSERT INTO country VALUES ('DE'), ('FR')");
        await Database.ExecuteAsync("CREATE TABLE region (country varchar(2), code text)");
        await Database.ExecuteAsync("INSERT INTO region VALUES ('DE', '1'), ('DE', '2'), ('FR', '1')");
    }

    [Theory]
    [InlineData(1, 100)]
    [InlineData(4, 2)]
    public async Task Every_rule_names_its_column_and_code_however_an_import_is_run(int workers, int chunkRows)
    {
        var import = await ImportAsync(Request() with { ChunkRows = chunkRows }, workers);

        Assert.Equal(new RowCounts { Inserted = 2, Duplicate = 1, Rejected = 3 }, import.Counts);
        Assert.Equal(
            [
                "2 email not_unique: another row of this import has the same value, which must be unique; the first of them keeps it",
                "3 active not_a_boolean: 'vielleicht' is neither true (ja) nor false (nein)",
                "3 email required: the value is missing",
                "3 born not_in_range: '2011-01-01' is more than 2010-12-31",
                "3 fee not_in_range: '-5.00' is less than 0",
                "3 level not_one_of: '3' is none of 1, 2",
                "3 country unknown_reference: 'XX' is not in country.code",
                "3 region,country unknown_reference: '1, XX' is not in region.code, country",
                "6 region,country unknown_reference: '7, FR' is not in region.code, country",
            ],
            await ErrorsAsync(import));
        Assert.Equal(["1|ann@x.org|DE|2", "4|bob@x.org|FR|1"], await Database.LinesAsync("SELECT id, email, country, region FROM member ORDER BY id"));
        await AssertCleanAsync(import);
    }

    [Fact]
    public async Task The_schema_is_kept_and_part_of_what_makes_two_submissions_the_same()
    {
        var first = await ImportAsync(Request());
        Assert.Contains("\"bareNumber\":false", (await Store.NowAsync(first)).Options.Schema, StringComparison.Ordinal);
        Assert.Equal(SubmissionKind.AlreadyImported, (await SubmitAsync(Request())).Kind);

        var spaced = await SubmitAsync(Request(Package.Replace("\"primaryKey\": \"id\"", "\"primaryKey\":   \"id\"", StringComparison.Ordinal)));
        Assert.Equal(SubmissionKind.AlreadyImported, spaced.Kind);
        var changed = await SubmitAsync(Request(Package.Replace("[1, 2]", "[1, 2, 3]", StringComparison.Ordinal)));
        Assert.Equal(SubmissionKind.New, changed.Kind);
    }

    private ImportRequest Request(string package = Package)
    {
        var path = Write("members.csv", Members);
        var schema = SchemaFile.Read(Write("datapackage.json", package), [path]);
        var request = ImportTest.Request(path);
        return request with { Schema = schema, Table = schema.Table, Key = [], Parse = schema.Parse(request.Parse) };
    }

    private async Task<List<string>> ErrorsAsync(Inhaul.Stores.ImportRecord import) =>
        [.. (await Store.ReadErrorsAsync(import, 0, 100, Cancel)).Where(record => record.IsCurrent).Select(record => $"{record.Error.Row} {record.Error.Column} {record.Error.Code}: {record.Error.Message}")];
}

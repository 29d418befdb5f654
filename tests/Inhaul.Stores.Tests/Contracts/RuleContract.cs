using Inhaul.Stores.Tests.Processors;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>Rules that need more than the row: unique in the file, existing in a table; and those that only warn.</summary>
public abstract class RuleContract : ProcessorTest
{
    private const string Members = """
        id,email,country,nickname,net,tax,total
        1,ann@x.org,de,annie,"100,50",20,120.50
        2,bob@x.org,fr,b,,,
        3,ann@X.ORG,de,,1,1,2
        4,cy@x.org,xx,cy,,,
        5,di@x.org,,a very long nickname,"10,00",1,12
        6,ed@x.org,yy,,5000,x,
        7,fay@x.org,FR ,fay,1,1,2.01
        1,ann@x.org,FR,annie,,,
        """;

    private protected RuleContract(StoreUnderTest database) : base(database)
    {
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.ExecuteAsync("CREATE TABLE country (code varchar(2) PRIMARY KEY)");
        await Database.ExecuteAsync("INSERT INTO country VALUES ('DE'), ('FR')");
    }

    [Theory]
    [InlineData(1, 100)]
    [InlineData(4, 2)]
    public async Task Every_rule_names_its_column_and_code_however_an_import_is_run(int workers, int chunkRows)
    {
        var client = Application(inhaul => inhaul.AddProcessor<MemberProcessor>().Configure(options => options with { Workers = workers, ChunkRows = chunkRows }));

        var import = await ImportAsync(client, "member", Members);

        Assert.Equal((ImportState.CompletedWithErrors, 3L, 1L, 4L), (import.State, import.Rows.Inserted, import.Rows.Duplicate, import.Rows.Rejected));
        Assert.Equal(
            [
                "3 email not_unique: another row of this import has the same value, which must be unique; the first of them keeps it",
                "4 country unknown_reference: 'XX' is not in country.code",
                "5 nickname wrong_length: 'a very long nickname' has 20 characters, more than 10",
                "5 total wrong_total: total is 12, but net + tax is 11.00",
                "6 tax not_a_decimal: 'x' is not a decimal number, such as 1234.50",
                "6 net not_in_range: '5000' is not between 0 and 1000",
                "6 country unknown_reference: 'YY' is not in country.code",
            ],
            await ErrorsAsync(client, import));
        Assert.Equal(
            ["2 wrong_length 'b' has 1 character, fewer than 2", "2 telling b is in bob@x.org", "5 wrong_length 'a very long nickname' has 20 characters, more than 10", "7 telling fay is in fay@x.org"],
            await WarningsAsync(client, import));
        Assert.Equal(
            ["1|ann@x.org|FR", "2|bob@x.org|FR", "7|fay@x.org|FR"],
            await Database.LinesAsync("SELECT id, email, country FROM members ORDER BY id"));
        Assert.Equal(
            [("country", "trim", 1L), ("country", "upper", 1L)],
            (await client.CleanedAsync(import.Id, SampleImport.Tenant, Cancel)).Select(values => (values.Column, values.Step, values.Count)));
    }

    [Fact]
    public async Task A_retry_brings_in_no_value_that_another_row_has_and_forgets_no_warning()
    {
        var client = Application(inhaul => inhaul.AddProcessor<MemberProcessor>());
        var import = await ImportAsync(client, "member", "id,email,country,nickname,net,tax,total\n1,ann@x.org,,a,,,\n2,ann@x.org,,,,,\n3,bob@x.org,xx,,,,\n");
        string[] warnings = ["1 wrong_length 'a' has 1 character, fewer than 2", "1 telling a is in ann@x.org"];

        var all = await client.RetryAsync(import.Id, tenant: import.Tenant, cancellationToken: Cancel);
        Assert.Equal((1L, 1L), (all.Rows.Pending, all.Rows.Rejected));
        await client.RunAsync(import.Id, import.Tenant, Cancel);
        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => CorrectAsync(client, import, 3, ("email", " ann@X.org"), ("country", "DE")));
        Assert.Equal("Row 3 would now have the same email as row 1, and it must be unique. Correct its email, or leave the row out of the corrections.", refusal.Message);
        Assert.Equal(warnings, await WarningsAsync(client, import));

        await CorrectAsync(client, import, 2, ("email", "cy@x.org"));
        await client.RunAsync(import.Id, import.Tenant, Cancel);
        await CorrectAsync(client, import, 3, ("country", "fr"));
        var ended = await client.RunAsync(import.Id, import.Tenant, Cancel);

        Assert.Equal((ImportState.Completed, 3L), (ended.State, ended.Rows.Inserted));
        Assert.Equal(warnings, await WarningsAsync(client, import));
    }

    [Fact]
    public async Task A_reference_to_what_is_not_there_is_refused_before_anything_is_written()
    {
        await Database.ExecuteAsync("DROP TABLE country");
        var client = Application(inhaul => inhaul.AddProcessor<MemberProcessor>());

        async Task<string> RefusalAsync() => (await Assert.ThrowsAsync<InvalidConfigurationException>(() => ImportAsync(client, "member", Members))).Message;
        Assert.Equal("The values of country have to exist in the table country, and there is no such table. Create it first, or name another with Exists(…).", await RefusalAsync());

        await Database.ExecuteAsync("CREATE TABLE country (name text, code integer)");
        Assert.Equal("The values of country are text, and those of country.code, in which they have to exist, are integer. Give the field that type.", await RefusalAsync());
        Assert.Empty(await client.ListAsync(SampleImport.Tenant, 10, Cancel));
    }

    [Theory]
    [InlineData("bigint", "1", ColumnType.Integer)]
    [InlineData("numeric(10, 2)", "1.5", ColumnType.Decimal)]
    [InlineData("double precision", "0.1", ColumnType.Double)]
    [InlineData("boolean", "true", ColumnType.Boolean)]
    [InlineData("date", "2024-02-29", ColumnType.Date)]
    [InlineData("timestamp", "2024-02-29 12:00:00.5", ColumnType.Timestamp)]
    [InlineData("timestamptz", "2024-02-29T12:00:00Z", ColumnType.TimestampTz)]
    [InlineData("uuid", "0f8fad5b-d9cb-469f-a165-70867728950e", ColumnType.Uuid)]
    [InlineData("text", "a longer text with ' and ü", ColumnType.Text)]
    public async Task Values_of_every_type_are_found_by_what_the_engine_wrote(string declared, string value, ColumnType type)
    {
        var field = new Mapping.FieldDefinition("v", "v", type, null);
        var import = new Mapping.ImportDefinition("held", [field], [], ConflictPolicy.Update, DuplicatePolicy.Last);
        await Database.ExecuteAsync($"CREATE TABLE held (v {declared})");
        var there = new Mapping.RowBatch(1);
        Add(there, field, value);
        var claim = (await Store.ClaimAsync(await Store.ReadyAsync(1)))!;
        await using var settlement = (await Store.Work.BeginSettleAsync(claim, Cancel))!;
        await using (var writer = settlement.OpenWriter(import))
        {
            await new Writing.RowIsolation(settlement, writer, Store.Classify).WriteAsync(there, Cancel);
        }

        Add(there, field, type switch
        {
            ColumnType.Boolean => "false",
            ColumnType.Uuid => "00000000-0000-0000-0000-000000000000",
            ColumnType.Date or ColumnType.Timestamp or ColumnType.TimestampTz => value.Replace("2024-02-29", "2024-02-28", StringComparison.Ordinal),
            ColumnType.Text => new string('x', 300),
            _ => "7",
        });
        Assert.Equal([1], await settlement.FindMissingAsync(new Mapping.FieldReference("held", "v", Severity.Error), [type], there, Cancel));
    }

    private static void Add(Mapping.RowBatch rows, Mapping.FieldDefinition field, string value)
    {
        Assert.True(Mapping.ValueReader.TryRead(field, System.Text.Encoding.UTF8.GetBytes(value), rows, out var cell));
        rows.Add(rows.Count)[0] = cell;
    }

    private static Task<ImportStatus> CorrectAsync(ImportClient client, ImportStatus import, long row, params (string Column, string Value)[] values) => client.CorrectAsync(
        import.Id,
        new Dictionary<long, IReadOnlyDictionary<string, string>> { [row] = values.ToDictionary(value => value.Column, value => value.Value) },
        import.Tenant, Cancel);

    private static async Task<List<string>> WarningsAsync(ImportClient client, ImportStatus import) =>
        await client.WarningsAsync(import.Id, SampleImport.Tenant, Cancel).Select(error => $"{error.Row} {error.Code} {error.Message}").ToListAsync(Cancel);
}

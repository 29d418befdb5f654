using Inhaul.Intake;
using Inhaul.Mapping.Suggesting;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>Imports of files whose columns are not called like those of the table: what is sure is done and said, what is not is asked, what was decided is kept.</summary>
public abstract class MappedImportContract : ImportTest
{
    private const string Table = "servers";

    private protected MappedImportContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task Columns_that_are_surely_meant_are_written_and_the_log_says_so()
    {
        await CreateTableAsync();
        var submission = await SubmitAsync(Asked(Write("servers.csv", "Host Name,OS,Memory", "a,Linux,8", "b,BSD,16")));
        await RunAsync(submission.Import, submission.Intake);

        Assert.Equal(["a|Linux|∅|∅", "b|BSD|∅|∅"], await ReadAsync());
        var log = (await Store.ReadLogAsync(submission.Import, Cancel)).Select(line => line.Message).ToList();
        Assert.All(
            (string[])["'OS' feeds operating_system (0.92, the same words); if that is wrong, ", "'Memory' may be memory_gb (0.80, the same words, but it does not say whether it is in gb) and feeds nothing yet; "],
            said => Assert.Contains(log, line => line.StartsWith(said, StringComparison.Ordinal)));
        Assert.Equal(
            ["memory > memory_gb suggested", "os > operating_system suggested"],
            (await Store.Mappings.ReadAsync(SampleImport.Tenant, Table, Cancel)).Select(decision => $"{decision.Column} > {decision.Field} {Word.Of(decision.Status)}"));
        await AssertCleanAsync(submission.Import);
    }

    [Fact]
    public async Task Decisions_are_used_for_the_next_file_with_the_header_and_by_no_other_tenant()
    {
        await CreateTableAsync();
        var header = HeaderFingerprint.Of(["hostname", "memory", "os"]);
        await Store.Mappings.DecideAsync(
            SampleImport.Tenant, Table,
            [
                new MappingDecision(header, "Memory", "memory_gb", 0.8, "because", MappingStatus.Approved),
                new MappingDecision(header, "OS", "operating_system", 0.92, "because", MappingStatus.Rejected),
            ],
            "ann", Cancel);

        var ours = await SubmitAsync(Asked(Write("ours.csv", "OS,MEMORY,Hostname", "Linux,8,a")));
        await RunAsync(ours.Import, ours.Intake);
        var theirs = await SubmitAsync(Asked(Write("theirs.csv", "os,memory,hostname", "BSD,16,b")) with { Tenant = SampleImport.OtherTenant });
        await RunAsync(theirs.Import, theirs.Intake);

        Assert.Equal(["a|∅|8|∅", "b|BSD|∅|∅"], await ReadAsync());
        Assert.Equal(["the table servers has no column for OS; their values stay in the ledger. Use --map source=target, or add the columns"], ours.Notes);
    }

    [Fact]
    public async Task A_file_without_a_column_that_the_table_needs_is_refused_before_anything_is_written()
    {
        await CreateTableAsync();

        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => SubmitAsync(Asked(Write("servers.csv", "Hostnmae,OS", "a,Linux"))));

        Assert.Contains("Could be meant: 'Hostnmae' for hostname (0.72, nearly the same letters). Approve it with inhaul map ", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(await Store.ListAsync(SampleImport.Tenant, 10, Cancel));
        Assert.Empty(await Store.Mappings.ReadAsync(SampleImport.Tenant, Table, Cancel));
    }

    [Theory]
    [InlineData("custom")]
    [InlineData("notes")]
    public async Task Columns_without_a_place_go_to_one_of_json_or_text_with_their_row(string column)
    {
        await CreateTableAsync();
        var request = Asked(Write("servers.csv", "hostname,Managed By,Cost Center", "a,\"Zoë \"\"Z\"\"\",7", "b,,", "c,,9")) with { UnmappedTo = column };
        var submission = await SubmitAsync(request);
        await RunAsync(submission.Import, submission.Intake);

        var rows = await Database.LinesAsync($"SELECT hostname, {column} FROM servers ORDER BY hostname");
        Assert.Equal(
            ["a|{\"Managed By\":\"Zoë \\\"Z\\\"\",\"Cost Center\":\"7\"}", "b|∅", "c|{\"Cost Center\":\"9\"}"],
            rows.Select(row => row.Replace("\": \"", "\":\"", StringComparison.Ordinal).Replace(", \"", ",\"", StringComparison.Ordinal)));
        await AssertCleanAsync(submission.Import);

        var again = await ImportAsync(request with { Again = true });
        Assert.Equal((3L, 0L), (again.Counts.Unchanged, again.Counts.Updated));
    }

    private static ImportRequest Asked(string path) => Request(path) with { Table = Table, Type = Table, Key = [] };

    private Task CreateTableAsync() => Database.ExecuteAsync(
        $"CREATE TABLE {Table} (hostname varchar(50) NOT NULL PRIMARY KEY, operating_system varchar(50), memory_gb bigint, custom {Database.JsonType}, notes varchar(500))");

    private Task<string[]> ReadAsync() => Database.LinesAsync($"SELECT hostname, operating_system, memory_gb, custom FROM {Table} ORDER BY hostname");
}

using Inhaul.Stores.Tests.Processors;
using Microsoft.Extensions.DependencyInjection;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>What rows mark is aggregated once for each subject, after all of them are decided and before the import completes.</summary>
public abstract class AggregationContract : ProcessorTest
{
    private readonly SaleFaults _faults = new();

    private protected AggregationContract(StoreUnderTest database) : base(database)
    {
    }

    private ImportClient Client => field ??= Application(4);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.ExecuteAsync("CREATE TABLE sale (id bigint PRIMARY KEY, shop text NOT NULL, amount bigint NOT NULL)");
        await Database.ExecuteAsync("CREATE TABLE turnover (shop text NOT NULL, amount bigint NOT NULL)");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_subject_is_aggregated_once_from_all_rows(int workers)
    {
        var import = await ImportAsync(Application(workers), "sale", "id,shop,amount\n" + string.Concat(Enumerable.Range(1, 30).Select(id => $"{id},shop {id % 3},{id}\n")));

        Assert.Equal((ImportState.Completed, 30L), (import.State, import.Rows.Inserted));
        Assert.Equal(["shop 0|165", "shop 1|145", "shop 2|155"], await TurnoverAsync());
        Assert.Equal(["shop 0|done|1", "shop 1|done|1", "shop 2|done|1"], await SubjectsAsync());
    }

    [Fact]
    public async Task A_row_that_fails_marks_nothing()
    {
        var import = await ImportAsync(Client, "sale", "id,shop,amount\n1,North,5\n2,South,-1\n");

        Assert.Equal((ImportState.CompletedWithErrors, 1L, 1L), (import.State, import.Rows.Inserted, import.Rows.Failed));
        Assert.Equal(["North|5"], await TurnoverAsync());
    }

    [Fact]
    public async Task A_retry_that_marks_a_subject_again_aggregates_it_again()
    {
        var import = await ImportAsync(Client, "sale", "id,shop,amount\n1,North,5\n2,North,-1\n3,South,7\n");

        var corrections = new Dictionary<long, IReadOnlyDictionary<string, string>> { [2] = new Dictionary<string, string> { ["amount"] = "1" } };
        await Client.CorrectAsync(import.Id, corrections, import.Tenant, Cancel);
        Assert.Equal(ImportState.Completed, (await Client.RunAsync(import.Id, import.Tenant, Cancel)).State);

        Assert.Equal(["North|5", "North|6", "South|7"], await TurnoverAsync());
    }

    [Fact]
    public async Task An_aggregation_that_fails_is_tried_again_and_leaves_no_trace()
    {
        _faults.Fail("North", 2);

        var import = await ImportAsync(Client, "sale", "id,shop,amount\n1,North,5\n2,South,7\n");

        Assert.Equal(ImportState.Completed, import.State);
        Assert.Equal(["North|5", "South|7"], await TurnoverAsync());
        Assert.Equal(["North|done|3", "South|done|1"], await SubjectsAsync());
        Assert.Equal(
            ["attempt 1 to aggregate 'North' failed: InvalidOperationException: North has no till", "attempt 2 to aggregate 'North' failed: InvalidOperationException: North has no till"],
            (await Client.LogAsync(import.Id, import.Tenant, Cancel)).Select(line => line.Message));
    }

    [Fact]
    public async Task An_aggregation_that_fails_too_often_pauses_the_import_when_the_others_are_done_and_a_resume_tries_again()
    {
        _faults.Fail("North", 3);

        var paused = await ImportAsync(Client, "sale", "id,shop,amount\n1,North,5\n2,South,7\n");

        Assert.Equal((ImportState.Paused, ImportPhase.Aggregate), (paused.State, paused.Phase));
        Assert.Equal(
            "The aggregation of 'North' failed 3 times: InvalidOperationException: North has no till. Nothing of what failed was written. "
            + $"Once the cause is removed, go on with 'inhaul resume {paused.Id}'.", paused.Error);
        Assert.Equal(["South|7"], await TurnoverAsync());
        Assert.Equal(["North|failed|3", "South|done|1"], await SubjectsAsync());
        Assert.Single(await Client.LogAsync(paused.Id, paused.Tenant, Cancel), line => line.Level == "error");

        await Client.ResumeAsync(paused.Id, paused.Tenant, Cancel);
        Assert.Equal(ImportState.Completed, (await Client.RunAsync(paused.Id, paused.Tenant, Cancel)).State);
        Assert.Equal(["North|5", "South|7"], await TurnoverAsync());
    }

    [Fact]
    public async Task A_receipt_of_another_chunk_is_not_taken()
    {
        var import = await ImportAsync(Application(1), "sale", "id,shop,amount\n1,keep receipt,5\n2,North,5\n3,use kept receipt,5\n");

        Assert.Equal((2L, 1L), (import.Rows.Inserted, import.Rows.Failed));
        Assert.StartsWith("3 - processor_error: SaleProcessor threw InvalidOperationException: The receipt is another chunk's", Assert.Single(await ErrorsAsync(Client, import)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_aggregator_without_a_processor_is_refused_at_the_start()
    {
        var client = Application(inhaul => inhaul.AddAggregator<SaleAggregator>().Services.AddSingleton(_faults));

        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => client.ListAsync(cancellationToken: Cancel));

        Assert.Equal("Inhaul.Stores.Tests.Processors.SaleAggregator aggregates imports of type sale, for which there is no processor. Add one, or rename the class.", refusal.Message);
    }

    private ImportClient Application(int workers) => Application(inhaul => inhaul
        .AddProcessor<SaleProcessor>().AddAggregator<SaleAggregator>()
        .Configure(options => options with { Workers = workers, ChunkRows = 2 })
        .Services.AddSingleton(_faults));

    private Task<string[]> TurnoverAsync() => Database.LinesAsync("SELECT shop, amount FROM turnover ORDER BY shop, amount");

    private Task<string[]> SubjectsAsync() => Database.LinesAsync($"SELECT subject, state, attempts FROM {Database.Ledger("aggregation")} ORDER BY subject");
}

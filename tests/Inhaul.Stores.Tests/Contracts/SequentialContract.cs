using Inhaul.Stores.Tests.Processors;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>An import whose rows need their order: its chunks are in work one after the other, whoever works on them.</summary>
public abstract class SequentialContract : ProcessorTest
{
    private protected SequentialContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task Rows_are_processed_in_the_order_of_the_input_by_any_number_of_workers()
    {
        await Database.ExecuteAsync("CREATE TABLE order_place (place bigint NOT NULL, id bigint NOT NULL)");
        var client = Application(inhaul => inhaul.AddProcessor<SequenceProcessor>().Configure(options => options with { Workers = 4, ChunkRows = 3 }));

        var import = await ImportAsync(client, "sequence", "id,amount\n" + string.Concat(Enumerable.Range(1, 100).Select(id => $"{id},1\n")));

        Assert.Equal((ImportState.Completed, 100L), (import.State, import.Rows.Inserted));
        Assert.Equal(Enumerable.Range(1, 100).Select(id => $"{id}|{id}"), await Database.LinesAsync("SELECT place, id FROM order_place ORDER BY place"));
    }

    [Fact]
    public async Task A_chunk_is_claimed_once_all_before_it_are_settled()
    {
        var import = await InOrderAsync(1, 1);
        var first = (await Store.ClaimAsync(import))!;

        Assert.Null(await Store.ClaimAsync(import, "other"));
        await Store.SettleAsync(first, SampleImport.Outcomes(RowOutcome.Inserted));

        Assert.Equal((1, 2), (first.Chunk.Number, (await Store.ClaimAsync(import, "other"))!.Chunk.Number));
    }

    [Fact]
    public async Task A_chunk_whose_worker_died_is_claimed_again_before_the_next()
    {
        var import = await InOrderAsync(1, 1);
        await Store.ClaimAsync(import, "dies", LedgerSteps.Expired);

        Assert.Equal(1, (await Store.ClaimAsync(import, "lives"))!.Chunk.Number);
        Assert.Null(await Store.ClaimAsync(import, "other"));
    }

    [Fact]
    public async Task A_chunk_that_is_to_be_done_again_waits_for_the_one_in_work()
    {
        var import = await InOrderAsync(1, 1);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Failed);
        var second = (await Store.ClaimAsync(import))!;
        await Database.ExecuteAsync($"UPDATE {Database.Ledger("chunk")} SET state = 'ready', pending = 1, failed = 0, outcomes = {Database.Bytes(0)} WHERE number = 1");

        Assert.Null(await Store.ClaimAsync(import, "other"));
        await Store.SettleAsync(second, SampleImport.Outcomes(RowOutcome.Inserted));

        Assert.Equal(1, (await Store.ClaimAsync(import, "other"))!.Chunk.Number);
    }

    [Fact]
    public async Task Many_workers_on_connections_of_their_own_never_have_two_chunks_at_once()
    {
        const int Chunks = 40;
        var import = await InOrderAsync([.. Enumerable.Repeat(1, Chunks)]);
        IImportStore[] stores = [Store, await Database.OpenAsync(), await Database.OpenAsync(), await Database.OpenAsync()];
        var settled = new List<int>();

        await Task.WhenAll(stores.Select((store, i) => Task.Run(
            async () =>
            {
                while (settled.Count < Chunks)
                {
                    if (await store.ClaimAsync(import, $"worker {i}") is { } claim)
                    {
                        settled.Add(claim.Chunk.Number);
                        await store.SettleAsync(claim, SampleImport.Outcomes(RowOutcome.Inserted));
                    }
                }
            },
            Cancel)));

        Assert.Equal(Enumerable.Range(1, Chunks), settled);
    }

    private Task<ImportRecord> InOrderAsync(params int[] rowsPerChunk)
    {
        var import = SampleImport.Of(rowsPerChunk);
        return Store.ReadyAsync(import with { Options = import.Options with { Sequential = true } }, rowsPerChunk);
    }
}

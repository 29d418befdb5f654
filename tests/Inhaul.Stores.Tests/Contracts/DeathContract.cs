using Inhaul.Stores.Tests.Processors;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>What a chunk remembers of the processes that died with it, so that the row at fault is found and no other is blamed.</summary>
public abstract class DeathContract : ProcessorTest
{
    private protected DeathContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task A_claim_that_ends_with_its_process_counts_as_a_death_of_the_chunk()
    {
        var import = await Store.ReadyAsync(1, 1);
        await Store.ClaimAsync(import, "dead");
        await Store.ClaimAsync(import, "alive");

        await Store.Work.ReleaseDeadAsync(import, owner => owner == "dead", Cancel);

        Assert.Equal(["1|∅|∅", "0|∅|∅"], await MarksAsync());
        Assert.Equal(1, (await Store.ClaimAsync(import))!.Chunk.Deaths);
    }

    [Theory]
    [InlineData("other", 1)]
    [InlineData("me", 0)]
    public async Task A_lease_that_ran_out_counts_as_a_death_when_another_takes_the_chunk(string successor, int deaths)
    {
        var import = await Store.ReadyAsync(1);
        Assert.Equal(0, (await Store.ClaimAsync(import, "me", LedgerSteps.Expired))!.Chunk.Deaths);

        Assert.Equal(deaths, (await Store.ClaimAsync(import, successor))!.Chunk.Deaths);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_claim_that_comes_to_an_end_forgets_the_deaths_before_it(bool isGivenBack)
    {
        var import = await Store.ReadyAsync(2);
        var claim = await DieAsync(import, new RowRange(1, 2));
        Assert.Equal((1, new RowRange(1, 2)), (claim.Chunk.Deaths, claim.Chunk.Suspect));

        if (isGivenBack)
        {
            await Store.Work.ReleaseAsync(claim, keepAttempt: true, Cancel);
        }
        else
        {
            Assert.True(await Store.SettleAsync(claim, SampleImport.Outcomes(RowOutcome.Inserted, RowOutcome.Pending)));
        }

        Assert.Equal(["0|∅|∅"], await MarksAsync());
    }

    [Fact]
    public async Task Deaths_at_the_same_rows_are_counted_and_those_at_other_rows_forgotten()
    {
        var import = await Store.ReadyAsync(9);
        var deaths = new List<int>();
        RowRange[] marks = [new(1, 9), new(3, 1), new(3, 1), new(4, 1), new(4, 2)];
        foreach (var rows in marks)
        {
            deaths.Add((await DieAsync(import, rows)).Chunk.Deaths);
            await Store.Work.ReleaseDeadAsync(import, _ => true, Cancel);
        }

        Assert.Equal([1, 1, 2, 1, 1], deaths);
    }

    [Fact]
    public async Task A_death_before_the_claim_was_at_the_marked_rows_is_not_held_against_them()
    {
        var import = await Store.ReadyAsync(9);
        await DieAsync(import, new RowRange(3, 1));

        await Store.Work.ReleaseDeadAsync(import, _ => true, Cancel);
        await Store.ClaimAsync(import, "waiting", LedgerSteps.Expired);

        var claim = (await Store.ClaimAsync(import, "next"))!;
        Assert.Equal((1, new RowRange(3, 1)), (claim.Chunk.Deaths, claim.Chunk.Suspect));
    }

    [Fact]
    public async Task Rows_are_marked_by_whoever_has_the_chunk_and_by_nobody_else()
    {
        var import = await Store.ReadyAsync(2);
        var zombie = (await Store.ClaimAsync(import, lease: LedgerSteps.Expired))!;
        var claim = (await Store.ClaimAsync(import))!;

        Assert.False(await Store.Work.SuspectAsync(zombie, new RowRange(1, 1), Cancel));
        Assert.True(await Store.Work.SuspectAsync(claim, new RowRange(2, 1), Cancel));

        Assert.Equal(["0|2|1"], await MarksAsync());
    }

    [Fact]
    public async Task A_chunk_that_is_settled_in_part_stays_claimed_for_the_rest()
    {
        var import = await Store.ReadyAsync(3);
        var claim = (await Store.ClaimAsync(import))!;

        Assert.True(await Store.SettleAsync(claim, SampleImport.Outcomes(RowOutcome.Inserted, RowOutcome.Pending, RowOutcome.Pending)));

        Assert.Null(await Store.ClaimAsync(import, "other"));
        Assert.Equal(new RowCounts { Inserted = 1, Pending = 2 }, (await Store.NowAsync(import)).Counts);
        Assert.True(await Store.Work.RenewAsync(claim, LedgerSteps.Lease, Cancel));
        Assert.True(await Store.SettleAsync(claim, SampleImport.Outcomes(RowOutcome.Inserted, RowOutcome.Updated, RowOutcome.Skipped)));
        Assert.Equal(ImportState.Completed, (await Store.EndAsync(import)).State);
    }

    [Fact]
    public async Task A_retry_forgets_the_deaths_before_it()
    {
        var import = await Store.ReadyAsync(1);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Failed);
        var ended = await Store.EndAsync(import);
        await Database.ExecuteAsync($"UPDATE {Database.Ledger("chunk")} SET deaths = 2, suspect_first = 1, suspect_count = 1");

        await Store.ReopenAsync(ended, new Dictionary<int, byte[]> { [1] = new byte[1] }, [], new StateChange(ImportState.Active, "bob", "again"), Cancel);

        Assert.Equal(["0|∅|∅"], await MarksAsync());
    }

    [Theory]
    [InlineData(20, 2, 0)]
    [InlineData(20, 3, 1)]
    [InlineData(1_000, 2, 0)]
    public async Task A_row_at_which_the_process_died_too_often_is_failed_and_all_others_are_loaded(int rows, int deathsPerRow, int loaded)
    {
        var client = await ClientAsync(options => options with { DeathsPerRow = deathsPerRow });
        var import = await SubmitAsync(client, "order", rows);
        for (var death = 0; death < 2; death++)
        {
            await DieAsync(import, new RowRange(3, 1));
            await Store.Work.ReleaseDeadAsync(import, _ => true, Cancel);
        }

        var ended = await client.RunAsync(import.Id, import.Tenant, Cancel);

        Assert.Equal((rows - 1 + loaded, 1 - loaded), (ended.Rows.Inserted, ended.Rows.Failed));
        Assert.Equal(
            Enumerable.Repeat("3 - process_died: the process died 2 times while OrderProcessor was at this row", 1 - loaded), await ErrorsAsync(client, ended));
        Assert.Equal(
            Enumerable.Range(1, rows).Where(id => id != 3 || loaded == 1).Select(id => $"{id}"),
            await Database.LinesAsync("SELECT id FROM order_line ORDER BY id"));
        Assert.Equal(["0|∅|∅"], await MarksAsync());
    }

    [Fact]
    public async Task Rows_with_which_a_process_died_are_tried_one_by_one()
    {
        await Database.ExecuteAsync("CREATE TABLE order_attempt (id bigint NOT NULL, attempt text NOT NULL)");
        var client = Application(inhaul => inhaul.AddProcessor<AttemptProcessor>());
        var import = await SubmitAsync(client, "attempt", 2_000);
        await DieAsync(import, new RowRange(300, 3));
        await Store.Work.ReleaseDeadAsync(import, _ => true, Cancel);

        await client.RunAsync(import.Id, import.Tenant, Cancel);

        Assert.Equal(
            ["1|256", "257|43", "300|1", "301|1", "302|1", "303|256", "559|256", "815|256", "1071|256", "1327|256", "1583|256", "1839|162"],
            await Database.LinesAsync("SELECT min(id), count(*) FROM order_attempt GROUP BY attempt ORDER BY min(id)"));
    }

    [Fact]
    public async Task Code_that_goes_wrong_on_a_row_costs_that_row_also_where_rows_are_tried_one_by_one()
    {
        var client = await ClientAsync(options => options with { RowTimeout = TimeSpan.FromSeconds(1) });
        var import = await SubmitAsync(client, "order", 4, "throw", "sleep", "skip");
        await DieAsync(import, new RowRange(1, 4));
        await Store.Work.ReleaseDeadAsync(import, _ => true, Cancel);

        var ended = await client.RunAsync(import.Id, import.Tenant, Cancel);

        Assert.Equal((1, 2, 1), (ended.Rows.Inserted, ended.Rows.Failed, ended.Rows.Skipped));
        Assert.Equal(["1", "2"], (await ErrorsAsync(client, ended)).Select(line => line.Split(' ')[0]));
    }

    /// <summary>Claims the next chunk, marks rows of it and dies; then another worker claims it.</summary>
    private async Task<ChunkClaim> DieAsync(ImportRecord import, RowRange rows)
    {
        var claim = (await Store.ClaimAsync(import, "dies"))!;
        Assert.True(await Store.Work.SuspectAsync(claim, rows, Cancel));
        await Store.Work.ReleaseDeadAsync(import, owner => owner == "dies", Cancel);
        return (await Store.ClaimAsync(import, "lives"))!;
    }

    private async Task<ImportClient> ClientAsync(Func<InhaulOptions, InhaulOptions> configure)
    {
        await Database.ExecuteAsync("CREATE TABLE order_line (id bigint PRIMARY KEY, amount integer NOT NULL)");
        await Database.ExecuteAsync("CREATE TABLE order_note (order_id bigint NOT NULL, note text NOT NULL)");
        return Application(inhaul => inhaul.AddProcessor<OrderProcessor>().Configure(configure));
    }

    /// <summary>Submits orders, of which the first have notes.</summary>
    private async Task<ImportRecord> SubmitAsync(ImportClient client, string type, int rows, params string[] notes)
    {
        var orders = Enumerable.Range(1, rows).Select(id => new Order(id, 5, id <= notes.Length ? notes[id - 1] : null));
        var submitted = await client.SubmitAsync(type, orders, new ImportSubmission { Tenant = SampleImport.Tenant }, Cancel);
        return (await Store.FindAsync(submitted.Tenant, submitted.Id, Cancel))!;
    }

    private Task<string[]> MarksAsync() => Database.LinesAsync($"SELECT deaths, suspect_first, suspect_count FROM {Database.Ledger("chunk")} ORDER BY number");
}

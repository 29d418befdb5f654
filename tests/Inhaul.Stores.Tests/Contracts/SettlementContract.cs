using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;
using Inhaul.Writing;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>Data, outcomes and the chunk's state are one transaction: all of it or nothing of it.</summary>
public abstract class SettlementContract : StoreTest
{
    private protected SettlementContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task What_is_committed_is_there_with_its_outcomes()
    {
        var import = await WithTableAsync();
        var claim = (await Store.ClaimAsync(import))!;
        await using (var settlement = (await Store.Work.BeginSettleAsync(claim, Cancel))!)
        {
            await WriteAsync(settlement, ["1", "Ann"], ["2", "Bob"]);
            await settlement.SettleAsync(SampleImport.Outcomes(RowOutcome.Inserted, RowOutcome.Inserted), [], Cancel);
            await settlement.CommitAsync(Cancel);
        }

        Assert.Equal(["1|Ann", "2|Bob"], await PeopleAsync());
        Assert.Equal(["settled|2|∅|∅"], await Database.LinesAsync($"SELECT state, inserted, owner, lease_until FROM {Database.Ledger("chunk")}"));
    }

    [Fact]
    public async Task What_is_not_committed_leaves_no_trace()
    {
        var import = await WithTableAsync();
        var claim = (await Store.ClaimAsync(import))!;
        await using (var settlement = (await Store.Work.BeginSettleAsync(claim, Cancel))!)
        {
            await WriteAsync(settlement, ["1", "Ann"], ["2", "Bob"]);
            await settlement.SettleAsync(
                SampleImport.Outcomes(RowOutcome.Inserted, RowOutcome.Failed), [SampleImport.Refused(1, 1, RowErrorCodes.CheckViolation)], Cancel);
        }

        Assert.Empty(await PeopleAsync());
        Assert.Empty(await Store.ErrorsAsync(import));
        Assert.Equal(new RowCounts { Pending = 2 }, (await Store.NowAsync(import)).Counts);
        Assert.True(await Store.SettleAsync(claim, SampleImport.Outcomes(RowOutcome.Skipped, RowOutcome.Skipped)));
    }

    [Fact]
    public async Task Nobody_sees_anything_before_the_commit()
    {
        var import = await WithTableAsync();
        var claim = (await Store.ClaimAsync(import))!;
        await using var settlement = (await Store.Work.BeginSettleAsync(claim, Cancel))!;
        await WriteAsync(settlement, ["1", "Ann"]);
        await settlement.SettleAsync(SampleImport.Outcomes(RowOutcome.Inserted, RowOutcome.Skipped), [], Cancel);

        Assert.Empty(await PeopleAsync());
        Assert.Equal("ready", await Database.ScalarAsync($"SELECT state FROM {Database.Ledger("chunk")}"));

        await settlement.CommitAsync(Cancel);
        Assert.Single(await PeopleAsync());
    }

    [Fact]
    public async Task A_zombie_gets_no_transaction_to_write_in()
    {
        var import = await WithTableAsync();
        var zombie = (await Store.ClaimAsync(import, "zombie", LedgerSteps.Expired))!;
        await Store.ClaimAsync(import, "successor");

        Assert.Null(await Store.Work.BeginSettleAsync(zombie, Cancel));
    }

    [Fact]
    public async Task Nobody_takes_a_chunk_over_while_it_is_being_settled()
    {
        var import = await WithTableAsync();
        var other = await Database.OpenAsync();
        var claim = (await Store.ClaimAsync(import, "slow", LedgerSteps.Expired))!;
        Task<ChunkClaim?> taken;
        await using (var settlement = (await Store.Work.BeginSettleAsync(claim, Cancel))!)
        {
            taken = Task.Run(() => other.ClaimAsync(import, "hasty"), Cancel);
            await WriteAsync(settlement, ["1", "Ann"], ["2", "Bob"]);
            await settlement.SettleAsync(SampleImport.Outcomes(RowOutcome.Inserted, RowOutcome.Inserted), [], Cancel);
            await settlement.CommitAsync(Cancel);
        }

        Assert.Null(await taken);
        Assert.Equal("1", await Database.ScalarAsync($"SELECT attempts FROM {Database.Ledger("chunk")}"));
    }

    [Fact]
    public async Task A_savepoint_undoes_what_came_after_it_and_nothing_else()
    {
        var import = await WithTableAsync();
        var claim = (await Store.ClaimAsync(import))!;
        await using (var settlement = (await Store.Work.BeginSettleAsync(claim, Cancel))!)
        {
            await WriteAsync(settlement, ["1", "Ann"]);
            await settlement.SavepointAsync("rows", Cancel);
            await WriteAsync(settlement, ["2", "Bob"]);
            await settlement.RollbackToAsync("rows", Cancel);
            await WriteAsync(settlement, ["3", "Cy"]);
            await settlement.RollbackToAsync("rows", Cancel);
            await settlement.ReleaseAsync("rows", Cancel);
            await settlement.SavepointAsync("rows", Cancel);
            await WriteAsync(settlement, ["4", "Di"]);
            await settlement.ReleaseAsync("rows", Cancel);
            await settlement.SettleAsync(SampleImport.Outcomes(RowOutcome.Inserted, RowOutcome.Inserted), [], Cancel);
            await settlement.CommitAsync(Cancel);
        }

        Assert.Equal(["1|Ann", "4|Di"], await PeopleAsync());
    }

    [Fact]
    public async Task Savepoints_of_one_name_may_be_nested()
    {
        var import = await WithTableAsync();
        var claim = (await Store.ClaimAsync(import))!;
        await using (var settlement = (await Store.Work.BeginSettleAsync(claim, Cancel))!)
        {
            await settlement.SavepointAsync("rows", Cancel);
            await WriteAsync(settlement, ["1", "Ann"]);
            await settlement.SavepointAsync("rows", Cancel);
            await WriteAsync(settlement, ["2", "Bob"]);
            await settlement.RollbackToAsync("rows", Cancel);
            await settlement.ReleaseAsync("rows", Cancel);
            await settlement.ReleaseAsync("rows", Cancel);
            await settlement.SettleAsync(SampleImport.Outcomes(RowOutcome.Inserted, RowOutcome.Inserted), [], Cancel);
            await settlement.CommitAsync(Cancel);
        }

        Assert.Equal(["1|Ann"], await PeopleAsync());
    }

    private async Task<ImportRecord> WithTableAsync() => await Store.ReadyAsync(SampleImport.Of(2) with { CreateTable = true }, 2);

    private static async Task WriteAsync(ISettlement settlement, params string[][] rows)
    {
        var results = new WriteResult[rows.Length];
        await using var writer = settlement.OpenWriter(SampleTable.People);
        await writer.WriteAsync(SampleTable.People.Rows(rows), .., results, Cancel);
        Assert.All(results, result => Assert.Equal(RowOutcome.Inserted, result.Outcome));
    }

    private Task<string[]> PeopleAsync() => Database.LinesAsync("SELECT id, name FROM people ORDER BY id");
}

using Inhaul.Stores.Tests.Samples;
using Npgsql;

namespace Inhaul.Stores.Tests.Postgres;

/// <summary>How a removal and a settlement meet where both are open at once.</summary>
public sealed class PostgresAttachmentTests() : StoreTest(new PostgresUnderTest())
{
    private const string Storage = SampleContent.Storage;

    [Fact]
    public async Task A_removal_leaves_aside_what_a_settlement_holds_and_does_not_wait_for_it()
    {
        await Store.StoreAsync(SampleImport.Tenant, 1, 2);
        var import = await Store.ReadyAsync(1);
        await using var settlement = (await Store.Work.BeginSettleAsync((await Store.ClaimAsync(import))!, Cancel))!;
        Assert.Empty(await settlement.HoldAttachmentsAsync(Storage, [SampleContent.Of(1)], Cancel));

        Assert.Equal([SampleContent.Of(2)], await Store.RemoveAsync(null, 1, 2));
    }

    [Fact]
    public async Task A_settlement_waits_for_a_removal_that_has_begun_and_learns_what_is_gone()
    {
        await Store.StoreAsync(SampleImport.Tenant, 1, 2);
        var import = await Store.ReadyAsync(1);
        await using var settlement = (await Store.Work.BeginSettleAsync((await Store.ClaimAsync(import))!, Cancel))!;

        // Nobody can write down what is being removed, so the removal stands still after it has forgotten it.
        await using var block = new NpgsqlConnection(((PostgresUnderTest)Database).ConnectionString);
        await block.OpenAsync(Cancel);
        await using (var locked = new NpgsqlCommand("BEGIN; LOCK TABLE inhaul.attachment_removal IN EXCLUSIVE MODE", block))
        {
            await locked.ExecuteNonQueryAsync(Cancel);
        }

        var removal = Task.Run(() => Store.RemoveAsync(null, 1), Cancel);
        await UntilAsync(() => IsWaitingAsync("%INSERT INTO inhaul.attachment_removal%"));
        var held = Task.Run(() => settlement.HoldAttachmentsAsync(Storage, [SampleContent.Of(1), SampleContent.Of(2)], Cancel), Cancel);
        await UntilAsync(() => IsWaitingAsync("%FOR KEY SHARE%"));
        await block.CloseAsync();

        Assert.Equal([SampleContent.Of(1)], await removal);
        Assert.Equal([SampleContent.Of(1)], await held);
    }

    private async Task<bool> IsWaitingAsync(string statement) =>
        await Database.ScalarAsync($"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '{statement}' AND pid <> pg_backend_pid()") != "0";
}

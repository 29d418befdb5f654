using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;
using Inhaul.Writing;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>What is removed is named by no row, and no row comes to name it, however removals and imports meet.</summary>
public abstract class AttachmentRemovalContract : StoreTest
{
    private const string Tenant = SampleImport.Tenant;
    private const string Storage = SampleContent.Storage;

    private protected AttachmentRemovalContract(StoreUnderTest database) : base(database)
    {
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.ExecuteAsync("CREATE TABLE people (id INTEGER NOT NULL PRIMARY KEY, name TEXT)");
        await Database.ExecuteAsync("CREATE TABLE \"Odd Name\" (id INTEGER NOT NULL PRIMARY KEY, \"a \"\"column\" VARCHAR(200))");
        await Store.Attachments.NoteColumnAsync(new AttachmentColumn(Tenant, Storage, "people", "name"), Cancel);
        await Store.Attachments.NoteColumnAsync(new AttachmentColumn(SampleImport.OtherTenant, Storage, "Odd Name", "a \"column"), Cancel);
    }

    [Fact]
    public async Task What_no_column_of_any_tenant_names_is_unreferenced_whether_it_was_stored_or_only_claimed()
    {
        await Store.StoreAsync(Tenant, 1, 2, 3);
        await Store.StoreAsync(SampleImport.OtherTenant, 3, 4);
        await Store.Attachments.ClaimAsync(Tenant, Storage, [SampleContent.New(5)], Cancel);
        await Database.ExecuteAsync($"INSERT INTO people VALUES (1, '{SampleContent.Of(1)}'), (2, NULL)");
        await Database.ExecuteAsync($"INSERT INTO \"Odd Name\" VALUES (1, '{SampleContent.Of(3)}')");

        Assert.Equal(SampleContent.Ordered(2, 4, 5), await UnreferencedAsync(TimeSpan.Zero));
        Assert.Equal(SampleContent.Ordered(2, 4, 5), Sorted(await Store.RemoveAsync(null, 1, 2, 3, 4, 5)));
        Assert.Equal(SampleContent.Ordered(1, 3), (await Store.Attachments.ListStoredAsync(Storage, null, 10, Cancel)).Select(content => content.Address));
    }

    [Fact]
    public async Task What_somebody_needed_lately_is_left_alone()
    {
        await Store.StoreAsync(Tenant, 1, 2);
        await AgeAsync();
        await Store.Attachments.ClaimAsync(SampleImport.OtherTenant, Storage, [SampleContent.New(2)], Cancel);

        Assert.Equal(SampleContent.Ordered(1), await UnreferencedAsync(TimeSpan.FromHours(24)));
        var removal = await Store.Attachments.BeginRemovalAsync(Storage, SampleContent.Ordered(1, 2), TimeSpan.FromHours(24), 10, LedgerSteps.Lease, Cancel);
        Assert.Equal(SampleContent.Ordered(1), removal.Contents);
    }

    [Fact]
    public async Task Unreferenced_contents_come_page_by_page()
    {
        await Store.StoreAsync(Tenant, [.. Enumerable.Range(1, 7)]);

        var first = await Store.Attachments.FindUnreferencedAsync(Storage, TimeSpan.Zero, null, 4, Cancel);
        var second = await Store.Attachments.FindUnreferencedAsync(Storage, TimeSpan.Zero, first[^1].Address, 4, Cancel);

        Assert.Equal(SampleContent.Ordered([.. Enumerable.Range(1, 7)]), first.Concat(second).Select(content => content.Address));
    }

    [Fact]
    public async Task Nobody_stores_what_is_being_removed_until_that_is_over()
    {
        await Store.StoreAsync(Tenant, 1, 2);
        var removal = await Store.Attachments.BeginRemovalAsync(Storage, SampleContent.Ordered(1, 2), TimeSpan.Zero, 10, LedgerSteps.Lease, Cancel);

        Assert.Equal([AttachmentClaim.BeingRemoved, AttachmentClaim.ToStore], await Store.Attachments.ClaimAsync(Tenant, Storage, [SampleContent.New(1), SampleContent.New(3)], Cancel));
        Assert.Equal([AttachmentClaim.BeingRemoved], await Store.Attachments.ClaimAsync(SampleImport.OtherTenant, Storage, [SampleContent.New(2)], Cancel));
        Assert.Empty(await Store.RemoveAsync(null, 1, 2));

        await Store.Attachments.EndRemovalAsync(removal, [SampleContent.Of(1)], Cancel);
        Assert.Equal([AttachmentClaim.ToStore, AttachmentClaim.BeingRemoved], await Store.Attachments.ClaimAsync(Tenant, Storage, [SampleContent.New(1), SampleContent.New(2)], Cancel));
        Assert.Equal([Storage], await Store.Attachments.ListStoragesAsync(Cancel));
    }

    [Fact]
    public async Task What_a_dead_removal_left_is_taken_over_by_the_next_or_by_whoever_needs_it()
    {
        await Store.StoreAsync(Tenant, 1, 2);
        var dead = await Store.Attachments.BeginRemovalAsync(Storage, SampleContent.Ordered(1, 2), TimeSpan.Zero, 10, LedgerSteps.Expired, Cancel);

        Assert.Equal([AttachmentClaim.ToStore], await Store.Attachments.ClaimAsync(Tenant, Storage, [SampleContent.New(1)], Cancel));
        Assert.Equal(SampleContent.Ordered(2), await Store.RemoveAsync());

        // The dead one comes back to life, too late to say anything about either.
        await Store.Attachments.EndRemovalAsync(dead, SampleContent.Ordered(1, 2), Cancel);
        Assert.Equal([AttachmentClaim.ToStore, AttachmentClaim.BeingRemoved], await Store.Attachments.ClaimAsync(Tenant, Storage, [SampleContent.New(1), SampleContent.New(2)], Cancel));
    }

    [Fact]
    public async Task A_claim_that_was_removed_cannot_be_noted_as_stored()
    {
        await Store.Attachments.ClaimAsync(Tenant, Storage, [SampleContent.New(1)], Cancel);
        await Store.RemoveAsync(null, 1);

        Assert.Empty(await Store.Attachments.NoteStoredAsync(Tenant, Storage, [SampleContent.Of(1)], Cancel));
    }

    [Fact]
    public async Task Whoever_settles_a_row_learns_which_contents_are_gone()
    {
        await Store.StoreAsync(Tenant, 1, 2);
        await Store.StoreAsync(SampleImport.OtherTenant, 3);
        await Store.Attachments.ClaimAsync(Tenant, Storage, [SampleContent.New(4)], Cancel);
        await Store.RemoveAsync(null, 2);
        await using var settlement = await BeginAsync();

        Assert.Equal(SampleContent.Ordered(2, 3, 4, 5), Sorted(await settlement.HoldAttachmentsAsync(Storage, SampleContent.Ordered(1, 2, 3, 4, 5), Cancel)));
    }

    [Fact]
    public async Task A_row_that_is_being_settled_keeps_its_content()
    {
        await Store.StoreAsync(Tenant, 1);
        var other = await Database.OpenAsync();
        Task<IReadOnlyList<ContentAddress>> removal;
        await using (var settlement = await BeginAsync())
        {
            Assert.Empty(await settlement.HoldAttachmentsAsync(Storage, [SampleContent.Of(1)], Cancel));

            // On one database it waits for the settlement, on the other it leaves aside what that holds: it never removes it.
            removal = Task.Run(() => other.RemoveAsync(null, 1), Cancel);
            await SettleAsync(settlement, SampleContent.Of(1));
        }

        Assert.Empty(await removal);
        Assert.Equal($"{SampleContent.Of(1)}", await Database.ScalarAsync("SELECT name FROM people"));
        Assert.Equal(SampleContent.Ordered(1), Sorted(await Store.Attachments.FindStoredAsync(Storage, [SampleContent.Of(1)], Cancel)));
    }

    [Fact]
    public async Task However_removals_and_settlements_meet_no_row_names_what_is_gone()
    {
        const int rows = 60;
        var import = await Store.ReadyAsync(SampleImport.Of([.. Enumerable.Repeat(1, rows)]), [.. Enumerable.Repeat(1, rows)]);
        var (importer, remover) = (await Database.OpenAsync(), await Database.OpenAsync());
        var removed = 0;
        using var over = new CancellationTokenSource();
        var removing = Task.Run(
            async () =>
            {
                while (!over.IsCancellationRequested)
                {
                    var removal = await remover.Attachments.BeginRemovalAsync(Storage, SampleContent.Ordered([.. Enumerable.Range(1, rows)]), TimeSpan.Zero, 100, LedgerSteps.Lease, Cancel);
                    Interlocked.Add(ref removed, removal.Contents.Count);
                    await remover.Attachments.EndRemovalAsync(removal, removal.Contents, Cancel);
                }
            },
            Cancel);
        for (var row = 1; row <= rows; row++)
        {
            var claim = (await importer.ClaimAsync(import))!;
            for (var isWritten = false; !isWritten;)
            {
                await importer.Attachments.ClaimAsync(Tenant, Storage, [SampleContent.New(row)], Cancel);
                await importer.Attachments.NoteStoredAsync(Tenant, Storage, [SampleContent.Of(row)], Cancel);
                if (row == 1)
                {
                    // So that they do meet.
                    await UntilAsync(() => Task.FromResult(Volatile.Read(ref removed) > 0));
                }

                await using var settlement = (await importer.Work.BeginSettleAsync(claim, Cancel))!;
                if ((await settlement.HoldAttachmentsAsync(Storage, [SampleContent.Of(row)], Cancel)).Count == 0)
                {
                    await SettleAsync(settlement, SampleContent.Of(row), row);
                    isWritten = true;
                }
            }
        }

        await over.CancelAsync();
        await removing;
        Assert.Equal(rows, (await Store.Attachments.FindStoredAsync(Storage, SampleContent.Ordered([.. Enumerable.Range(1, rows)]), Cancel)).Count);
        Assert.Equal($"{rows}", await Database.ScalarAsync("SELECT count(*) FROM people"));
    }

    [Fact]
    public async Task While_a_column_is_gone_nothing_is_removed()
    {
        await Store.StoreAsync(Tenant, 1);
        await Database.ExecuteAsync("ALTER TABLE people RENAME TO persons");
        const string said = "people.name names attachments in /srv/attachments, and there is no such column any more, so nobody can say which are still needed. "
            + "Give it its name back, or, when its rows are gone for good, say so with --forget people.name.";

        Assert.Equal(said, (await Assert.ThrowsAsync<InvalidConfigurationException>(() => UnreferencedAsync(TimeSpan.Zero))).Message);
        Assert.Equal(said, (await Assert.ThrowsAsync<InvalidConfigurationException>(() => Store.RemoveAsync(null, 1))).Message);
        Assert.Equal(said, (await Assert.ThrowsAsync<InvalidConfigurationException>(() => Store.Attachments.FindUnknownAsync(Storage, [SampleContent.Of(1)], Cancel))).Message);

        await Store.Attachments.ForgetColumnAsync(Storage, "people", "name", Cancel);
        Assert.Equal(SampleContent.Ordered(1), await Store.RemoveAsync(null, 1));
    }

    [Fact]
    public async Task Unknown_is_what_neither_the_ledger_nor_a_row_knows()
    {
        await Store.StoreAsync(Tenant, 1, 2);
        await Store.RemoveAsync(null, 2);
        await Database.ExecuteAsync($"INSERT INTO people VALUES (1, '{SampleContent.Of(3)}')");

        Assert.Equal(SampleContent.Ordered(4, 5), Sorted(await Store.Attachments.FindUnknownAsync(Storage, SampleContent.Ordered(1, 2, 3, 4, 5), Cancel)));
        Assert.Equal(SampleContent.Ordered(4), await Store.RemoveAsync(null, 3, 4));
    }

    private async Task<ISettlement> BeginAsync()
    {
        var import = await Store.ReadyAsync(1);
        return (await Store.Work.BeginSettleAsync((await Store.ClaimAsync(import))!, Cancel))!;
    }

    private static async Task SettleAsync(ISettlement settlement, ContentAddress address, int row = 1)
    {
        await using (var writer = settlement.OpenWriter(SampleTable.People))
        {
            await writer.WriteAsync(SampleTable.People.Rows([[$"{row}", address.ToString()]]), .., new WriteResult[1], Cancel);
        }

        await settlement.SettleAsync(SampleImport.Outcomes(RowOutcome.Inserted), [], Cancel);
        await settlement.CommitAsync(Cancel);
    }

    private async Task<IEnumerable<ContentAddress>> UnreferencedAsync(TimeSpan unusedFor) =>
        (await Store.Attachments.FindUnreferencedAsync(Storage, unusedFor, null, 100, Cancel)).Select(content => content.Address);

    private Task AgeAsync() => Database.ExecuteAsync($"UPDATE {Database.Ledger("attachment")} SET used_at = {StoreUnderTest.LongAgo}");

    private static IReadOnlyList<ContentAddress> Sorted(IEnumerable<ContentAddress> contents) => [.. contents.OrderBy(address => address.ToString(), StringComparer.Ordinal)];
}

using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>The ledger knows which contents are stored, tenant by tenant, and which columns name them.</summary>
public abstract class AttachmentContract : StoreTest
{
    private const string Tenant = SampleImport.Tenant;
    private const string Storage = SampleContent.Storage;

    private protected AttachmentContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task A_content_is_to_be_stored_until_that_is_noted()
    {
        Assert.Equal([AttachmentClaim.ToStore, AttachmentClaim.ToStore, AttachmentClaim.ToStore], await ClaimAsync(Tenant, 1, 2, 1));
        Assert.Equal([AttachmentClaim.ToStore], await ClaimAsync(Tenant, 1));

        Assert.Equal(SampleContent.Ordered(1), await NoteAsync(Tenant, 1));
        Assert.Equal(SampleContent.Ordered(1), await NoteAsync(Tenant, 1));

        Assert.Equal([AttachmentClaim.ToStore, AttachmentClaim.Stored, AttachmentClaim.ToStore], await ClaimAsync(Tenant, 2, 1, 3));
        Assert.Equal(
            [$"{SampleContent.Of(1)}|{SampleContent.Of(1).Sha256}|1|image/png"],
            await Database.LinesAsync($"SELECT address, sha256, bytes, media_type FROM {Database.Ledger("attachment")} WHERE stored_at IS NOT NULL"));
    }

    [Fact]
    public async Task Nothing_is_noted_that_was_not_claimed()
    {
        Assert.Empty(await NoteAsync(Tenant, 1));
        Assert.Empty(await Store.Attachments.FindStoredAsync(Storage, [SampleContent.Of(1)], Cancel));
    }

    [Fact]
    public async Task A_tenant_does_not_learn_what_another_has_stored()
    {
        await Store.StoreAsync(Tenant, 1);

        Assert.Equal([AttachmentClaim.ToStore], await ClaimAsync(SampleImport.OtherTenant, 1));
        Assert.Equal([AttachmentClaim.Stored], await ClaimAsync(Tenant, 1));
        Assert.Equal([AttachmentClaim.ToStore], await Store.Attachments.ClaimAsync(Tenant, "/srv/elsewhere", [SampleContent.New(1)], Cancel));
    }

    [Fact]
    public async Task Stored_contents_are_listed_once_in_order_page_by_page()
    {
        await Store.StoreAsync(Tenant, 1, 2, 3);
        await Store.StoreAsync(SampleImport.OtherTenant, 3, 4);
        await ClaimAsync(Tenant, 5);
        var all = SampleContent.Ordered(1, 2, 3, 4);

        var first = await Store.Attachments.ListStoredAsync(Storage, null, 3, Cancel);
        var second = await Store.Attachments.ListStoredAsync(Storage, first[^1].Address, 3, Cancel);

        Assert.Equal(all, first.Concat(second).Select(content => content.Address));
        Assert.Equal([1L, 2, 3, 4], first.Concat(second).Select(content => content.Bytes).Order());
        Assert.Equal(SampleContent.Ordered(2, 4), Sorted(await Store.Attachments.FindStoredAsync(Storage, [.. SampleContent.Ordered(2, 4, 5, 6)], Cancel)));
        Assert.Equal([Storage], await Store.Attachments.ListStoragesAsync(Cancel));
    }

    [Fact]
    public async Task Columns_are_noted_once_and_forgotten_for_all_tenants()
    {
        var column = new AttachmentColumn(Tenant, Storage, "people", "name");
        await Store.Attachments.NoteColumnAsync(column, Cancel);
        await Store.Attachments.NoteColumnAsync(column, Cancel);
        await Store.Attachments.NoteColumnAsync(column with { Tenant = SampleImport.OtherTenant }, Cancel);
        await Store.Attachments.NoteColumnAsync(column with { Storage = "/srv/elsewhere" }, Cancel);

        Assert.Equal([column, column with { Tenant = SampleImport.OtherTenant }], await Store.Attachments.ReadColumnsAsync(Storage, Cancel));
        Assert.False(await Store.Attachments.ForgetColumnAsync(Storage, "people", "id", Cancel));
        Assert.True(await Store.Attachments.ForgetColumnAsync(Storage, "people", "name", Cancel));
        Assert.Empty(await Store.Attachments.ReadColumnsAsync(Storage, Cancel));
        Assert.Single(await Store.Attachments.ReadColumnsAsync("/srv/elsewhere", Cancel));
    }

    [Fact]
    public async Task Claims_of_the_same_contents_side_by_side_do_not_disturb_each_other()
    {
        var stores = new[] { Store, await Database.OpenAsync(), await Database.OpenAsync() };
        var numbers = Enumerable.Range(1, 200).ToArray();
        await Task.WhenAll(stores.Select((store, i) => Task.Run(
            async () =>
            {
                var mine = numbers.OrderBy(number => (number * (7 + i)) % 211).Select(SampleContent.New).ToList();
                await store.Attachments.ClaimAsync(Tenant, Storage, mine, Cancel);
                Assert.Equal(numbers.Length, (await store.Attachments.NoteStoredAsync(Tenant, Storage, [.. mine.Select(content => content.Address)], Cancel)).Count);
            },
            Cancel)));

        Assert.Equal(numbers.Length, (await Store.Attachments.ListStoredAsync(Storage, null, 1_000, Cancel)).Count);
    }

    private Task<IReadOnlyList<AttachmentClaim>> ClaimAsync(string tenant, params int[] numbers) =>
        Store.Attachments.ClaimAsync(tenant, Storage, [.. numbers.Select(SampleContent.New)], Cancel);

    private async Task<IReadOnlyList<ContentAddress>> NoteAsync(string tenant, params int[] numbers) =>
        Sorted(await Store.Attachments.NoteStoredAsync(tenant, Storage, [.. numbers.Select(SampleContent.Of)], Cancel));

    private static IReadOnlyList<ContentAddress> Sorted(IEnumerable<ContentAddress> contents) => [.. contents.OrderBy(address => address.ToString(), StringComparer.Ordinal)];
}

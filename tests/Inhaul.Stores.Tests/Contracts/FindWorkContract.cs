using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>Workers of any import find exactly those that somebody should look at now.</summary>
public abstract class FindWorkContract : StoreTest
{
    private protected FindWorkContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task A_queued_import_is_work() => await AssertFoundAsync(await Store.SubmitAsync(1));

    [Fact]
    public async Task An_import_that_is_to_stop_is_work_until_it_has()
    {
        var import = await Store.ReadyAsync(1);
        await Store.MoveAsync(import, ImportState.Cancelling);
        await AssertFoundAsync(import);

        await Store.EndAsync(import);
        await AssertFoundAsync();
    }

    [Fact]
    public async Task An_active_import_is_work_while_a_chunk_is_free()
    {
        var import = await Store.ReadyAsync(1, 1);
        await Store.ClaimAsync(import);
        await AssertFoundAsync(import);

        var last = await Store.ClaimAsync(import);
        await AssertFoundAsync();

        await Store.Work.ReleaseAsync(last!, keepAttempt: false, Cancel);
        await AssertFoundAsync(import);
    }

    [Fact]
    public async Task A_chunk_whose_lease_ran_out_is_work_again()
    {
        var import = await Store.ReadyAsync(1);
        await Store.ClaimAsync(import, lease: LedgerSteps.Expired);

        await AssertFoundAsync(import);
    }

    [Fact]
    public async Task An_intake_that_nobody_does_is_work()
    {
        var import = await Store.StartAsync(1);
        await AssertFoundAsync(import);

        await Store.LeaseIntakeAsync(import, LedgerSteps.Worker, LedgerSteps.Lease, Cancel);
        await AssertFoundAsync();

        await Database.ExpireLeasesAsync(import.Id);
        await AssertFoundAsync(import);
    }

    [Fact]
    public async Task An_import_that_has_only_to_be_ended_is_work()
    {
        var import = await Store.ReadyAsync(1);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Inserted);
        await AssertFoundAsync(import);

        await Store.EndAsync(import);
        await AssertFoundAsync();
    }

    [Theory]
    [InlineData(ImportState.Paused)]
    [InlineData(ImportState.AwaitingReview)]
    [InlineData(ImportState.Failed)]
    public async Task An_import_that_is_not_to_go_on_is_no_work(ImportState state)
    {
        var import = await Store.ReadyAsync(1);
        await Store.MoveAsync(import, state);

        await AssertFoundAsync();
        Assert.Empty(await Store.Work.FindOpenAsync(10, Cancel));
    }

    [Fact]
    public async Task An_import_of_which_all_is_in_work_is_open_although_it_is_no_work()
    {
        var import = await Store.ReadyAsync(1);
        await Store.ClaimAsync(import);

        await AssertFoundAsync();
        Assert.Equal([KeyOf(import)], await Store.Work.FindOpenAsync(10, Cancel));
    }

    [Fact]
    public async Task A_tenant_with_many_imports_does_not_hide_another()
    {
        for (var i = 0; i < 5; i++)
        {
            await Store.SubmitAsync(1);
        }

        var (other, _) = await Store.SubmitAsync(SampleImport.Of(1) with { Tenant = SampleImport.OtherTenant }, Cancel);

        var found = await Store.Work.FindWorkAsync(3, Cancel);

        Assert.Equal(3, found.Count);
        Assert.Contains(KeyOf(other), found);
    }

    private async Task AssertFoundAsync(params ImportRecord[] expected) =>
        Assert.Equal(expected.Select(KeyOf), await Store.Work.FindWorkAsync(10, Cancel));

    private static ImportKey KeyOf(ImportRecord import) => new(import.Tenant, import.Id);
}

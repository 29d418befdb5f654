using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>Nothing stores "running": whether an import is worked on follows from live leases.</summary>
public abstract class LivenessContract : StoreTest
{
    private protected LivenessContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task A_submitted_import_waits() => Assert.Equal(Liveness.Waiting, (await Store.SubmitAsync(1)).Liveness);

    [Fact]
    public async Task An_active_import_without_a_lease_was_interrupted() => await AssertAsync(Liveness.Interrupted, await Store.ReadyAsync(1));

    [Fact]
    public async Task A_lease_of_the_intake_makes_an_import_run()
    {
        var import = await Store.SubmitAsync(1);
        await Store.MoveAsync(import, ImportState.Active);
        await Store.LeaseIntakeAsync(import, LedgerSteps.Worker, LedgerSteps.Lease, Cancel);
        await AssertAsync(Liveness.Running, import);

        await Database.ExpireLeasesAsync(import.Id);
        await AssertAsync(Liveness.Interrupted, import);
    }

    [Fact]
    public async Task A_claim_makes_an_import_run_until_its_lease_expires()
    {
        var import = await Store.ReadyAsync(1);
        await Store.ClaimAsync(import);
        await AssertAsync(Liveness.Running, import);

        await Database.ExpireLeasesAsync(import.Id);
        await AssertAsync(Liveness.Interrupted, import);
    }

    [Fact]
    public async Task A_paused_import_runs_while_a_chunk_is_still_in_work_and_waits_afterwards()
    {
        var import = await Store.ReadyAsync(1, 1);
        var claim = await Store.ClaimAsync(import);
        await Store.MoveAsync(import, ImportState.Paused);
        await AssertAsync(Liveness.Running, import);

        await Store.SettleAsync(claim!, SampleImport.Outcomes(RowOutcome.Inserted));
        await AssertAsync(Liveness.Waiting, import);
    }

    [Fact]
    public async Task A_completed_import_has_ended()
    {
        var import = await Store.ReadyAsync(1);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Inserted);
        await Store.EndAsync(import);

        await AssertAsync(Liveness.Ended, import);
    }

    private async Task AssertAsync(Liveness expected, ImportRecord import) => Assert.Equal(expected, (await Store.NowAsync(import)).Liveness);
}

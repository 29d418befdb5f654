using Inhaul.Mapping;
using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>Tenants never meet: under another tenant's name an import is not found and cannot be changed, by any method.</summary>
public abstract class TenantContract : StoreTest
{
    private static readonly StateChange Activate = new(ImportState.Active, "mallory", "mine now");

    private protected TenantContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task Another_tenant_does_not_find_an_import()
    {
        var import = await Store.SubmitAsync(1);

        Assert.Null(await Store.FindAsync(SampleImport.OtherTenant, import.Id, Cancel));
        Assert.Null(await Store.FindByKeyAsync(SampleImport.OtherTenant, import.IdempotencyKey, Cancel));
        Assert.Empty(await Store.FindIdsAsync(SampleImport.OtherTenant, "", Cancel));
        Assert.Empty(await Store.ListAsync(SampleImport.OtherTenant, 10, Cancel));
    }

    [Fact]
    public async Task Another_tenant_reads_nothing_of_an_import()
    {
        var import = await WithErrorsAndPatchesAsync();
        var chunk = (await Store.ChunksAsync(import))[0];
        var theirs = import with { Tenant = SampleImport.OtherTenant };
        await Store.LogAsync(import, new NewLogEntry("information", "secret"), Cancel);

        Assert.Empty(await Store.ChunksAsync(theirs));
        await Assert.ThrowsAsync<InvalidDataException>(() => Store.ReadRawAsync(theirs, 1, Cancel));
        Assert.Empty(await Store.ReadPatchesAsync(theirs, chunk, Cancel));
        Assert.Empty(await Store.ErrorsAsync(theirs));
        Assert.Empty(await Store.ReadErrorGroupsAsync(theirs, Cancel));
        Assert.Empty(await Store.ReadTransitionsAsync(theirs, Cancel));
        Assert.Empty(await Store.ReadLogAsync(theirs, Cancel));
        Assert.Equal(0, await Store.LastChunkAsync(theirs, Cancel));
    }

    [Fact]
    public async Task Another_tenant_changes_nothing_of_an_import()
    {
        var import = await WithErrorsAndPatchesAsync();
        var theirs = import with { Tenant = SampleImport.OtherTenant };
        var before = await EverythingAsync();

        Assert.Null(await Store.MoveAsync(theirs, ImportState.Active));
        Assert.Null(await Store.ReopenAsync(theirs, new Dictionary<int, byte[]> { [1] = new byte[2] }, [], Activate, Cancel));
        Assert.False(await Store.LeaseIntakeAsync(theirs, LedgerSteps.Worker, LedgerSteps.Lease, Cancel));
        Assert.False(await Store.AppendChunkAsync(theirs, SampleImport.Chunk(9, 1, 1), LedgerSteps.Worker, LedgerSteps.Lease, Cancel));
        await Store.FinishIntakeAsync(theirs, Cancel);
        await Store.ReleaseIntakeAsync(theirs, LedgerSteps.Worker, Cancel);
        await Store.Work.ReleaseDeadAsync(theirs, _ => true, Cancel);
        Assert.Equal($"There is no import {import.Id}.", (await Assert.ThrowsAsync<InvalidConfigurationException>(() => Store.EndAsync(theirs))).Message);
        await Record.ExceptionAsync(() => Store.LogAsync(theirs, new NewLogEntry("information", "was here"), Cancel));

        Assert.Equal(before, await EverythingAsync());
    }

    [Fact]
    public async Task Another_tenant_claims_and_settles_nothing()
    {
        var import = await Store.ReadyAsync(1, 1);
        var theirs = import with { Tenant = SampleImport.OtherTenant };
        Assert.Null(await Store.ClaimAsync(theirs));

        var claim = (await Store.ClaimAsync(import))!;
        var before = await EverythingAsync();
        var stolen = claim with { Import = theirs };
        Assert.False(await Store.Work.RenewAsync(stolen, LedgerSteps.Lease, Cancel));
        Assert.Null(await Store.Work.BeginSettleAsync(stolen, Cancel));
        await Store.Work.ReleaseAsync(stolen, keepAttempt: false, Cancel);

        Assert.Equal(before, await EverythingAsync());
    }

    private async Task<ImportRecord> WithErrorsAndPatchesAsync()
    {
        var import = await Store.ReadyAsync(2);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Rejected, RowOutcome.Inserted);
        var ended = await Store.EndAsync(import);
        var patch = new RowPatch(1, new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = "1", ["name"] = "Ann" });
        var reopened = SampleImport.Outcomes(RowOutcome.Pending, RowOutcome.Inserted);
        Assert.NotNull(await Store.ReopenAsync(ended, new Dictionary<int, byte[]> { [1] = reopened }, [patch], Activate, Cancel));
        await Store.ClaimAndSettleAsync(import, RowOutcome.Rejected, RowOutcome.Inserted);
        return await Store.EndAsync(import);
    }

    private async Task<string[]> EverythingAsync()
    {
        var lines = new List<string>();
        foreach (var table in (string[])["import", "chunk", "chunk_raw", "row_error", "row_patch", "transition", "phase_run", "log"])
        {
            lines.AddRange(await Database.LinesAsync($"SELECT * FROM {Database.Ledger(table)} ORDER BY 1, 2, 3"));
        }

        return [.. lines];
    }
}

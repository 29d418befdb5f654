using System.Runtime.CompilerServices;
using Inhaul.Reporting;

namespace Inhaul;

public sealed partial class ImportClient
{
    /// <summary>The phases of an import as they are now, in their order: from what is committed, so that every process tells the same.</summary>
    /// <param name="id">The import.</param>
    /// <param name="tenant">Its owner.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="InvalidConfigurationException">The tenant has no such import.</exception>
    public async Task<IReadOnlyList<PhaseStatus>> PhasesAsync(Guid id, string tenant = Tenant.Default, CancellationToken cancellationToken = default)
    {
        var (store, import) = await GetAsync(id, tenant, cancellationToken);
        return await PhaseList.ReadAsync(store, import, cancellationToken);
    }

    /// <summary>The rows of an import that are kept so far, in order, each with what became of it.</summary>
    /// <param name="id">The import.</param>
    /// <param name="tenant">Its owner.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="InvalidConfigurationException">The tenant has no such import, or it is tracked, so that there are no rows to look at.</exception>
    public async IAsyncEnumerable<RowStatus> RowsAsync(Guid id, string tenant = Tenant.Default, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (store, import) = await GetAsync(id, tenant, cancellationToken);
        import.RequireEngine("listed row by row");
        await foreach (var row in RowStatuses.ReadAllAsync(store, import, cancellationToken))
        {
            yield return row;
        }
    }

    /// <summary>
    /// Reads an import back: whether every row is accounted for, the target holds what was written, and the attachments that its rows name are stored.
    /// What was found is kept as the phase <c>verify</c> of the import.
    /// </summary>
    /// <param name="id">The import.</param>
    /// <param name="tenant">Its owner.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="InvalidConfigurationException">The tenant has no such import, it is tracked, or the storage of its attachments is not known here.</exception>
    public async Task<VerificationReport> VerifyAsync(Guid id, string tenant = Tenant.Default, CancellationToken cancellationToken = default)
    {
        var (store, import) = await GetAsync(id, tenant, cancellationToken);
        return await new WriteVerification(store, _setup.WorkerOptions.Attachments).RunAsync(import, told: null, cancellationToken);
    }
}

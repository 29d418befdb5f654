using Inhaul.Processing;
using Inhaul.Reporting;
using Inhaul.Stores;

namespace Inhaul.Hosting;

/// <summary>
/// Looks after the imports that are open while the workers work: frees what dead workers held, fails tracked imports that nobody does
/// any more, verifies and tells of imports that stopped, and sees when nothing is left to do.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="actor">Who looks.</param>
/// <param name="options">How often it looks.</param>
/// <param name="imports">The imports that the process knows.</param>
/// <param name="intakes">Knows which intakes are left to others.</param>
/// <param name="reach">Knows which imports can be worked on here.</param>
internal sealed class OpenImports(IImportStore store, string actor, WorkerOptions options, ImportsInWork imports, IntakeTakeover intakes, ImportReach reach)
{
    private const int MostAtOnce = 256;

    /// <summary>Looks after them until it is stopped, or until nothing is left to do.</summary>
    /// <param name="untilIdle">Whether to end when nothing is left to do.</param>
    /// <param name="outage">Told of times in which the infrastructure is away.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task RunAsync(bool untilIdle, Outage outage, CancellationToken cancellationToken)
    {
        var patience = new Patience(store, options.LongestBackOff);
        while (!await patience.RunAsync(outage, () => LookAsync(cancellationToken), cancellationToken) || !untilIdle)
        {
            await Task.Delay(options.Poll, cancellationToken);
        }
    }

    /// <summary>Looks once.</summary>
    /// <returns>Whether nothing is left to do, here or by workers that may yet die.</returns>
    public async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        var open = await store.Work.FindOpenAsync(MostAtOnce, cancellationToken);
        var isIdle = open.Count < MostAtOnce;
        foreach (var key in open)
        {
            isIdle &= await LookAtAsync(key, cancellationToken);
        }

        await imports.ForgetStoppedAsync(open, stopped => VerifyIfAskedAsync(stopped, cancellationToken), cancellationToken);
        return isIdle;
    }

    private async Task<bool> LookAtAsync(ImportKey key, CancellationToken cancellationToken)
    {
        if (await imports.FindAsync(key, cancellationToken) is not { } work)
        {
            return true;
        }

        if (work.Import.IsTracked)
        {
            // Its rows are nothing for workers, however long it lasts.
            work.IsTouched |= (await store.EndIfDoneAsync(work.Import, actor, cancellationToken)).State is ImportState.Failed or ImportState.Cancelled;
            return true;
        }

        await store.Work.ReleaseDeadAsync(work.Import, WorkerIdentity.IsDead, cancellationToken);
        var isLeft = intakes.IsLeft(key) || !await reach.CanWorkOnAsync(work.Import, cancellationToken);
        return isLeft && await store.FindAsync(key.Tenant, key.Id, cancellationToken) is null or { HasLiveLease: false };
    }

    /// <summary>Verifies what an import has written, if it asks for that; whoever cannot leaves it to others.</summary>
    private async Task VerifyIfAskedAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        try
        {
            if (await WriteVerification.IsDueAsync(store, import, cancellationToken))
            {
                await new WriteVerification(store, options.Attachments).RunAsync(import, told: null, cancellationToken);
            }
        }
        catch (InvalidConfigurationException obstacle)
        {
            await store.LogAsync(import, new NewLogEntry("warning", $"what was written could not be verified by {actor}: {obstacle.Message}"), cancellationToken);
        }
    }
}

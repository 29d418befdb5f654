using Inhaul.Intake;
using Inhaul.Reporting;
using Inhaul.Stores;

namespace Inhaul.Hosting;

/// <summary>The work of this process on one import, with those who want to know how far it is: its phases, and what becomes of each row.</summary>
/// <param name="store">The store.</param>
/// <param name="runner">Does the work.</param>
/// <param name="to">Told the phases; null for nobody.</param>
/// <param name="log">Told what becomes of rows; null for none.</param>
internal sealed class WatchedImport(IImportStore store, ImportRunner runner, IProgress<IReadOnlyList<PhaseStatus>>? to, DebugLog? log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>How far it is.</summary>
    public ImportProgress Progress { get; } = new();

    /// <summary>Tells the phases while something is done for the import.</summary>
    public async Task<T> ShowAsync<T>(Func<Task<T>> step)
    {
        if (to is null)
        {
            return await step();
        }

        // Told before it begins, and on another thread, since a step may take long until it first waits for something.
        to.Report(Progress.Phases());
        var working = Task.Run(step);
        while (await Task.WhenAny(working, Task.Delay(Interval)) != working)
        {
            to.Report(Progress.Phases());
        }

        return await working;
    }

    /// <summary>Works on it, as <see cref="ImportRunner.RunAsync"/> does.</summary>
    public async Task<ImportRecord> RunAsync(ImportRecord import, PreparedIntake? intake, string actor, CancellationToken cancellationToken)
    {
        Task<ImportRecord> Run() => runner.RunAsync(import, intake, Progress, actor, cancellationToken);
        return Ended(await ShowAsync(() => log is null ? Run() : log.FollowAsync(store, import, Run, cancellationToken)));
    }

    /// <summary>Verifies an import that needs no more work, where that is asked for.</summary>
    public async Task<ImportRecord> VerifyIfAskedAsync(ImportRecord import, CancellationToken cancellationToken) => Ended(await ShowAsync(async () =>
    {
        await runner.VerifyIfAskedAsync(import, Progress, cancellationToken);
        return import;
    }));

    /// <summary>Tells what the store says at the end.</summary>
    private ImportRecord Ended(ImportRecord import)
    {
        to?.Report(Progress.Phases());
        return import;
    }
}

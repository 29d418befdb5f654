using Inhaul.Diagnostics;
using Inhaul.Processing;
using Inhaul.Stores;
using Inhaul.Testing.Comparing;
using Inhaul.Testing.Databases;

namespace Inhaul.Testing.Runs;

/// <summary>Runs a processor again and again, each time as a process of its own, and tells what each run has left behind.</summary>
/// <param name="processor">The processor.</param>
/// <param name="options">How it is checked.</param>
/// <param name="folder">Where files are kept.</param>
internal sealed class ProcessorRuns(CheckedProcessor processor, ConformanceOptions options, TemporaryFolder folder)
{
    private readonly ImportSubmission _submission = options.Submission ?? new ImportSubmission();
    private readonly FreshDatabases _databases = new(options, folder);
    private readonly LeftOut _leftOut = new(options.LeaveOut, options.CompareGenerated);

    /// <summary>What the processor has said about its imports; null before the first run.</summary>
    public ProcessorPlan? Plan { get; private set; }

    /// <summary>How many imports were run.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them were interrupted.</summary>
    public int Interruptions { get; private set; }

    /// <summary>Runs an import on a fresh database.</summary>
    public async Task<RunContents> RunAsync(RunSettings settings, CancellationToken cancellationToken) =>
        await RunAsync(await StartAsync(cancellationToken), settings, cancellationToken);

    /// <summary>Runs an import on a database, or goes on with one whose process is dead: what that held is free at once, as if its death had been noticed.</summary>
    public async Task<RunContents> RunAsync(ITestDatabase database, RunSettings settings, CancellationToken cancellationToken)
    {
        await using var application = await OpenAsync(database, settings, wrap: null, cancellationToken);
        foreach (var begun in await application.Store.ListAsync(_submission.Tenant, limit: 1, cancellationToken))
        {
            await application.Store.Work.ReleaseDeadAsync(begun, _ => true, cancellationToken);
        }

        var import = await RunAsync(application, settings, cancellationToken);
        Count++;
        return await ReadAsync(database, import, cancellationToken);
    }

    /// <summary>The failpoints that an import passes, with how often each.</summary>
    public async Task<IReadOnlyDictionary<string, int>> PassedAsync(RunSettings settings, CancellationToken cancellationToken)
    {
        var passed = new System.Collections.Concurrent.ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        Failpoint.WatchFlow(name => passed.AddOrUpdate(name, 1, (_, times) => times + 1));
        await RunAsync(settings, cancellationToken);
        return passed;
    }

    /// <summary>Runs an import in a process that dies on the way.</summary>
    /// <param name="database">The database.</param>
    /// <param name="settings">How rows are imported.</param>
    /// <param name="life">The life of the process.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task InterruptAsync(ITestDatabase database, RunSettings settings, PlayedLife life, CancellationToken cancellationToken)
    {
        await using var application = await OpenAsync(database, settings, store => MortalStore.Of(store, life), cancellationToken);
        Failpoint.WatchFlow(life.Pass);
        try
        {
            await RunAsync(application, settings, cancellationToken);
        }
        catch (Exception) when (life.IsOver)
        {
            Interruptions++;
        }
    }

    /// <summary>A fresh database, in a world outside that is as it was at the beginning.</summary>
    public async Task<ITestDatabase> StartAsync(CancellationToken cancellationToken)
    {
        options.Reset?.Invoke();
        return await _databases.NextAsync(cancellationToken);
    }

    /// <summary>Refuses what is left out and was in no database.</summary>
    /// <exception cref="InvalidConfigurationException">Something is left out that there is not.</exception>
    public void CheckLeftOut() => _leftOut.Check();

    private async Task<TestApplication> OpenAsync(ITestDatabase database, RunSettings settings, Func<IImportStore, IImportStore>? wrap, CancellationToken cancellationToken)
    {
        var application = await TestApplication.StartAsync(database, folder.Path, Configure, wrap, cancellationToken);
        Plan = application.Plan(processor.Type);
        return application;

        void Configure(InhaulBuilder inhaul)
        {
            processor.Configure(inhaul);
            inhaul.Configure(configured => configured with { Workers = settings.Workers, ChunkRows = settings.ChunkRows });
        }
    }

    private async Task<TestImport> RunAsync(TestApplication application, RunSettings settings, CancellationToken cancellationToken)
    {
        var submitted = await application.Client.SubmitFileAsync(processor.Type, settings.File, _submission with { Again = settings.Again }, cancellationToken);
        return await application.RunAsync(submitted, cancellationToken);
    }

    private async Task<RunContents> ReadAsync(ITestDatabase database, TestImport import, CancellationToken cancellationToken)
    {
        var tables = await database.ReadTablesAsync(_leftOut, cancellationToken);
        return new RunContents(
            StateOf(import.Status), [.. import.Rows.Select(TextOf)], options.Observe is null ? tables : [.. tables, Observation.Of(options.Observe())]);
    }

    /// <summary>The state, and the reason for it without the id, which is another each time.</summary>
    private static string StateOf(ImportStatus import) =>
        Word.Of(import.State) + (import.Error is null ? "" : $": {import.Error.Replace($"{import.Id}", "ID", StringComparison.Ordinal)}");

    private static string TextOf(TestRow row) =>
        row.Errors.Count == 0 ? Word.Of(row.Outcome) : $"{Word.Of(row.Outcome)} ({string.Join(", ", row.Errors.Select(error => error.Code))})";
}

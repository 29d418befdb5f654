using Inhaul.Hosting;
using Inhaul.Processing;
using Inhaul.Stores.Tests.Samples;
using Microsoft.Extensions.DependencyInjection;

namespace Inhaul.Stores.Tests;

/// <summary>A test of imports that code outside the engine does.</summary>
public abstract class TrackingTest : ProcessorTest
{
    private protected const string Type = "nightly_prices";

    private ServiceProvider? _application;

    private protected TrackingTest(StoreUnderTest database) : base(database)
    {
    }

    /// <summary>The tracker of an application.</summary>
    private protected ImportTracker Tracker => Application.GetRequiredService<ImportTracker>();

    /// <summary>The client of the same application.</summary>
    private protected ImportClient Client => Application.GetRequiredService<ImportClient>();

    private new ServiceProvider Application => _application ??= Services(_ => { });

    /// <summary>What is said about the imports of these tests.</summary>
    private protected static TrackedImportOptions Said(string? key = null, string tenant = SampleImport.Tenant) =>
        new() { Tenant = tenant, Actor = SampleImport.Ann, IdempotencyKey = key, Source = "prices.xml" };

    /// <summary>Begins an import.</summary>
    private protected Task<TrackedImport> BeginAsync(string? key = null, string type = Type) => Tracker.BeginAsync(type, Said(key), Cancel);

    /// <summary>The import as it is now.</summary>
    private protected async Task<ImportStatus> NowAsync(TrackedImport import) => (await Client.FindAsync(import.Id, import.Tenant, Cancel))!;

    /// <summary>The import as it is now, in words: state, liveness, and the error if there is one.</summary>
    private protected async Task<string> InWordsAsync(TrackedImport import)
    {
        var now = await NowAsync(import);
        return $"{Word.Of(now.State)}, {Word.Of(now.Liveness)}{(now.Error is null ? "" : $": {now.Error}")}";
    }

    /// <summary>The history in words.</summary>
    private protected async Task<string[]> HistoryAsync(TrackedImport import) =>
        [.. (await Client.HistoryAsync(import.Id, import.Tenant, Cancel)).Select(change => $"{Word.Of(change.To)} by {change.Actor}: {change.Reason}")];

    /// <summary>Runs a process of workers until nothing is left to do.</summary>
    /// <returns>The imports that it told of.</returns>
    private protected async Task<List<ImportRecord>> HostAsync()
    {
        var told = new List<ImportRecord>();
        var report = new WorkerReport(
            import =>
            {
                told.Add(import);
                return Task.CompletedTask;
            },
            _ => Task.CompletedTask);
        await new WorkerHost(Store, new WorkerOptions { Workers = 1, Poll = TimeSpan.FromMilliseconds(5) }, "bob", report).RunAsync(untilIdle: true, Cancel);
        return told;
    }
}

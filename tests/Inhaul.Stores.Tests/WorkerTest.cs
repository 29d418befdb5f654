using System.Collections.Concurrent;
using Inhaul.Hosting;
using Inhaul.Processing;
using Inhaul.Stores.Tests.Samples;
using Inhaul.Stores;

namespace Inhaul.Stores.Tests;

/// <summary>A test of processes of workers that work on all imports of a store.</summary>
public abstract class WorkerTest : ImportTest
{
    private protected WorkerTest(StoreUnderTest database) : base(database)
    {
    }

    /// <summary>The imports that workers said to have stopped, by the one who said so.</summary>
    private protected ConcurrentQueue<(string Actor, ImportRecord Import)> Reports { get; } = [];

    /// <summary>How a process of workers works in tests: nobody waits long before an intake is taken over.</summary>
    private protected static WorkerOptions HostOptions(int workers) => Options(workers) with { IntakeGrace = TimeSpan.Zero };

    /// <summary>Runs a process of workers until nothing is left to do.</summary>
    private protected Task HostAsync(string actor = SampleImport.Ann, int workers = 1, IImportStore? store = null) =>
        Host(actor, workers, store).RunAsync(untilIdle: true, Cancel);

    /// <summary>A process of workers.</summary>
    private protected WorkerHost Host(string actor = SampleImport.Ann, int workers = 1, IImportStore? store = null, WorkerOptions? options = null) => new(
        store ?? Store, options ?? HostOptions(workers), actor,
        new WorkerReport(
            import =>
            {
                Reports.Enqueue((actor, import));
                return Task.CompletedTask;
            },
            _ => Task.CompletedTask));

    /// <summary>Submits a file of numbered people and brings it in, so that only deliveries are left.</summary>
    private protected async Task<ImportRecord> BroughtInAsync(string table, int rows, int chunkRows, string tenant = SampleImport.Tenant)
    {
        var path = Write($"{table}.csv", ["id,name", .. Enumerable.Range(1, rows).Select(id => $"{id},name {id}")]);
        var submission = await SubmitAsync(Request(path) with { Table = table, ChunkRows = chunkRows, Tenant = tenant });
        var import = (await Store.MoveAsync(submission.Import, ImportState.Active))!;
        var intake = new Intake.IntakeLoop(Store, WorkerIdentity.Next(), Options(), new Reporting.ImportProgress());
        await intake.RunAsync(import, submission.Intake, Outage.Of(Store, import), Cancel);
        return await Store.NowAsync(import);
    }
}

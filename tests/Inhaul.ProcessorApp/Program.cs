using System.Globalization;
using Inhaul;
using Inhaul.Hosting;
using Inhaul.Postgres;
using Inhaul.ProcessorApp;
using Inhaul.Sqlite;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
if (args is ["track", var key])
{
    services.AddInhaul(inhaul => UseStore(inhaul).Configure(options => options with { Lease = TimeSpan.FromSeconds(3) }));
    await using var job = services.BuildServiceProvider();
    await TrackedJob.RunAsync(job.GetRequiredService<ImportTracker>(), key);
    return 0;
}

if (args is ["attach", var folder, var storage])
{
    services.AddInhaul(inhaul => UseStore(inhaul));
    await using var job = services.BuildServiceProvider();
    return await AttachmentJob.RunAsync(job.GetRequiredService<InhaulSetup>(), folder, storage) == 0 ? 0 : 1;
}

// Submits a file, whose name is the import type, into the store that INHAUL_STORE names, or that of this folder, and runs the
// import to its end. The same file again goes on with the same import, so that whoever starts this again after a death sees it
// through.
if (args is not [var file, var workers, var chunkRows, var deathsPerRow])
{
    await Console.Error.WriteLineAsync("Say the file, the number of workers, the rows in a chunk, and the deaths that a row may cost.");
    return 2;
}

services.AddInhaul(inhaul => UseStore(inhaul)
    .AddProcessorsFrom<DeliveryProcessor>()
    .Configure(options => options with
    {
        Workers = int.Parse(workers, CultureInfo.InvariantCulture),
        ChunkRows = int.Parse(chunkRows, CultureInfo.InvariantCulture),
        DeathsPerRow = int.Parse(deathsPerRow, CultureInfo.InvariantCulture),
    }));
await using var application = services.BuildServiceProvider();
var client = application.GetRequiredService<ImportClient>();
var submitted = await client.SubmitFileAsync(Path.GetFileNameWithoutExtension(file), file);
var import = await client.RunAsync(submitted.Id);
Console.WriteLine(import.State);
return import.IsEnded ? 0 : 1;

static InhaulBuilder UseStore(InhaulBuilder inhaul) =>
    Environment.GetEnvironmentVariable("INHAUL_STORE") is { } address ? inhaul.UsePostgres(address) : inhaul.UseSqlite("inhaul.db");

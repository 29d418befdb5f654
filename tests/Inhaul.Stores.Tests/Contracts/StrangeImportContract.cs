using Inhaul.Hosting;
using Inhaul.Processing;
using Inhaul.Reporting;
using Inhaul.Stores.Tests.Processors;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>Imports whose rows need code that a process does not have: it leaves them to those that have it.</summary>
public abstract class StrangeImportContract : ProcessorTest
{
    private protected StrangeImportContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task Workers_without_the_processor_leave_the_import_alone_and_are_idle()
    {
        var client = Application(inhaul => inhaul.AddProcessor<CustomerDataProcessor>());
        var submitted = await SubmitAsync(client);

        var options = new WorkerOptions { Workers = 2, Poll = TimeSpan.FromMilliseconds(5) };
        var report = new WorkerReport(_ => Task.CompletedTask, _ => Task.CompletedTask);
        await new WorkerHost(Store, options, SampleImport.Ann, report).RunAsync(untilIdle: true, Cancel);

        var import = (await Store.FindAsync(submitted.Tenant, submitted.Id, Cancel))!;
        Assert.Equal((ImportState.Active, 2L), (import.State, import.Counts.Pending));
        Assert.Equal(["0"], await Database.LinesAsync($"SELECT attempts FROM {Database.Ledger("chunk")}"));
        Assert.Equal(ImportState.Completed, (await client.RunAsync(submitted.Id, submitted.Tenant, Cancel)).State);
    }

    [Fact]
    public async Task An_import_of_rows_that_code_writes_is_verified_by_its_ledger()
    {
        await Database.ExecuteAsync("CREATE TABLE order_line (id bigint PRIMARY KEY, amount integer NOT NULL)");
        await Database.ExecuteAsync("CREATE TABLE order_note (order_id bigint NOT NULL, note text NOT NULL)");
        var client = Application(inhaul => inhaul.AddProcessor<OrderProcessor>());
        var ended = await ImportAsync(client, "order", "id,amount,note\n1,5,\n2,-6,\n");

        var report = await new Verifier(Store).VerifyAsync((await Store.FindAsync(ended.Tenant, ended.Id, Cancel))!, Cancel);

        Assert.True(report.IsClean, string.Join("; ", report.Problems.Concat(report.Examples)));
        Assert.Equal((1L, 1L), (report.Counts.Inserted, report.Counts.Rejected));
    }

    private static Task<ImportStatus> SubmitAsync(ImportClient client) => client.SubmitAsync(
        "customer_data", (Customer[])[new("ann@example.com", "Ann", null, 1), new("bob@example.com", "Bob", null, 2)], new ImportSubmission { Tenant = SampleImport.Tenant }, Cancel);
}

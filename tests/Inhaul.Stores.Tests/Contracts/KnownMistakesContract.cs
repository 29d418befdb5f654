using Inhaul.Stores.Tests.Processors;
using Inhaul.Stores.Tests.Samples;
using Microsoft.Extensions.DependencyInjection;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>What a system of this kind is known to get wrong: one test for each mistake, which fails where it is made again.</summary>
public abstract class KnownMistakesContract : ProcessorTest
{
    private const string Header = "id,amount,note\n";
    private const string OneOfEach = Header + "1,5,\n2,-6,\n3,7,skip\n4,8,throw\n";

    private readonly ParcelFaults _faults = new();

    private protected KnownMistakesContract(StoreUnderTest database) : base(database)
    {
    }

    private ImportClient Client => field ??= Application();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.ExecuteAsync("CREATE TABLE order_line (id bigint PRIMARY KEY, amount integer NOT NULL)");
        await Database.ExecuteAsync("CREATE TABLE order_note (order_id bigint NOT NULL, note text NOT NULL)");
        await Database.ExecuteAsync("CREATE TABLE order_log (id bigint NOT NULL)");
        await Database.ExecuteAsync("CREATE TABLE parcel (id bigint PRIMARY KEY, town text NOT NULL)");
        await Database.ExecuteAsync("CREATE TABLE parcel_hook (hook text NOT NULL, parcels bigint NOT NULL, line bigint NOT NULL)");
    }

    [Fact]
    public async Task Processing_failed_rows_a_second_time_does_not_make_them_look_completed()
    {
        var import = await ImportAsync(Client, "order", Header + "1,5,\n2,6,throw\n");

        await Client.RetryAsync(import.Id, tenant: import.Tenant, cancellationToken: Cancel);
        var again = await Client.RunAsync(import.Id, import.Tenant, Cancel);
        var onceMore = await Client.RunAsync(import.Id, import.Tenant, Cancel);

        Assert.Equal((ImportState.CompletedWithErrors, 1L, 1L), (again.State, again.Rows.Inserted, again.Rows.Failed));
        Assert.Equal((again.State, again.Rows), (onceMore.State, onceMore.Rows));
    }

    [Fact]
    public async Task An_import_all_of_whose_rows_are_wrong_is_not_completed_and_one_with_some_failures_is_in_the_report()
    {
        var wrong = await ImportAsync(Client, "order", Header + "1,-5,\n2,-6,\n");
        var some = await ImportAsync(Client, "order", OneOfEach);

        Assert.Equal((ImportState.CompletedWithErrors, 2L, 0d), (wrong.State, wrong.Rows.Rejected, wrong.SuccessRate));
        Assert.Equal(ImportState.CompletedWithErrors, some.State);
        Assert.Equal(
            [$"{wrong.Id}|2", $"{some.Id}|2"],
            await Database.LinesAsync($"SELECT id, refused FROM {Database.Ledger("failed_imports")} ORDER BY created_at, id"));
    }

    [Fact]
    public async Task The_summary_knows_start_duration_and_rate_and_counts_skipped_rows()
    {
        var import = await ImportAsync(Client, "order", OneOfEach);

        Assert.Equal((4L, 1L, 1L, 1L, 1L, 0.5), (import.Rows.Read, import.Rows.Inserted, import.Rows.Skipped, import.Rows.Rejected, import.Rows.Failed, import.SuccessRate));
        Assert.True(import.StartedAt >= import.CreatedAt && import.FinishedAt >= import.StartedAt);
        Assert.True(import is { Duration.Ticks: >= 0, RowsPerSecond: > 0 });
        Assert.Equal(
            ["1|1|50"],
            await Database.LinesAsync($"SELECT skipped, count(started_at), success_percent FROM {Database.Ledger("import_summary")} WHERE duration_seconds >= 0 GROUP BY skipped, success_percent"));
    }

    [Fact]
    public async Task A_retry_stays_in_the_same_import_with_the_same_row_numbers_and_doubles_nothing_however_often()
    {
        var import = await ImportAsync(Client, "order", Header + "1,5,\n2,-6,\n3,7,\n4,8,throw\n");
        for (var time = 1; time <= 2; time++)
        {
            await Client.RetryAsync(import.Id, tenant: import.Tenant, cancellationToken: Cancel);
            await Client.RunAsync(import.Id, import.Tenant, Cancel);
        }

        Assert.Equal([import.Id], (await Client.ListAsync(import.Tenant, cancellationToken: Cancel)).Select(one => one.Id));
        Assert.Equal(["2 amount rule: must not be negative", "4 - processor_error: OrderProcessor threw InvalidOperationException: as it was told"], await ErrorsAsync(Client, import));
        Assert.Equal(["1", "3"], await Database.LinesAsync("SELECT order_id FROM order_note ORDER BY order_id"));
        Assert.Equal(
            ["queued", "active", "completed_with_errors", "active", "completed_with_errors", "active", "completed_with_errors"],
            (await Client.HistoryAsync(import.Id, import.Tenant, Cancel)).Select(change => Word.Of(change.To)));
        Assert.Equal(["2|1", "2|2", "2|3", "4|1", "4|2", "4|3"], await Database.LinesAsync($"SELECT row, attempt FROM {Database.Ledger("row_error")} ORDER BY row, attempt"));
    }

    [Fact]
    public async Task What_a_row_undoes_is_its_own_and_not_the_log_nor_the_work_of_hooks_nor_that_of_rows_before_it()
    {
        var orders = await ImportAsync(Client, "order", Header + "1,5,sql\n2,6,throw\n");
        var parcels = await ImportAsync(Client, "parcel", "id,town\n1,Here\n2,There\n2,Elsewhere\n3,Nowhere\n");

        Assert.Contains("about to throw", (await Client.LogAsync(orders.Id, orders.Tenant, Cancel)).Select(line => line.Message));
        Assert.Equal(["1"], await Database.LinesAsync("SELECT id FROM order_log"));
        Assert.Equal((2L, 1L, 1L), (parcels.Rows.Inserted, parcels.Rows.Failed, parcels.Rows.Rejected));
        Assert.Equal(["start|0", "errors|2"], await Database.LinesAsync("SELECT hook, parcels FROM parcel_hook ORDER BY parcels"));
    }

    [Fact]
    public async Task Several_processes_on_one_import_process_each_row_once_and_a_dead_ones_rows_are_not_run_beside_anothers()
    {
        var rows = Header + string.Concat(Enumerable.Range(1, 40).Select(id => $"{id},1,sql\n"));
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(rows));
        var submitted = await Client.SubmitAsync("order", stream, new ImportSubmission { Tenant = SampleImport.Tenant }, Cancel);
        var import = (await Store.FindAsync(submitted.Tenant, submitted.Id, Cancel))!;

        // Claimed, and never heard of again until its lease is over.
        var dead = (await Store.ClaimAsync(import))!;
        await Database.ExpireLeasesAsync(import.Id);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Application()).Select(client => Task.Run(() => client.RunAsync(submitted.Id, submitted.Tenant, Cancel), Cancel)));

        Assert.Null(await Store.Work.BeginSettleAsync(dead, Cancel));
        var ended = (await Client.FindAsync(import.Id, import.Tenant, Cancel))!;
        Assert.Equal((ImportState.Completed, 40L), (ended.State, ended.Rows.Inserted));
        Assert.Equal("40|40", Assert.Single(await Database.LinesAsync("SELECT count(*), count(DISTINCT id) FROM order_log")));
    }

    [Fact]
    public async Task Every_hook_is_called_its_result_counts_and_a_refusal_is_no_crash()
    {
        _faults.Refusal = "the depot takes none of these";
        var refused = await ImportAsync(Client, "parcel", "id,town\n1,Here\n");
        Assert.Equal((ImportState.Failed, "the depot takes none of these", 1L), (refused.State, refused.Error, refused.Rows.Pending));

        _faults.Refusal = null;
        _faults.OnRowError = RowErrorDecision.Stop;
        var stopped = await ImportAsync(Client, "parcel", "id,town\n1,Here\n1,There\n");
        Assert.Equal((ImportState.Paused, 2L), (stopped.State, stopped.Rows.Pending));
        Assert.StartsWith("Chunk 1 (from row 1) could not be processed: ParcelProcessor stopped the import at row 2: ", stopped.Error, StringComparison.Ordinal);

        _faults.OnRowError = RowErrorDecision.GoOn;
        await Client.ResumeAsync(stopped.Id, stopped.Tenant, Cancel);
        var ended = await Client.RunAsync(stopped.Id, stopped.Tenant, Cancel);
        Assert.Equal((ImportState.CompletedWithErrors, 1L, 1L), (ended.State, ended.Rows.Inserted, ended.Rows.Failed));
        Assert.Equal(["start|0", "errors|1"], await Database.LinesAsync("SELECT hook, parcels FROM parcel_hook ORDER BY parcels"));
    }

    [Fact]
    public async Task The_store_is_set_up_as_often_as_one_likes_and_a_list_shows_only_what_is_the_tenants()
    {
        await Store.MigrateAsync(Cancel);
        await Store.MigrateAsync(Cancel);
        var mine = await ImportAsync(Client, "order", OneOfEach);

        Assert.Equal([mine.Id], (await Client.ListAsync(mine.Tenant, cancellationToken: Cancel)).Select(import => import.Id));
        Assert.Empty(await Client.ListAsync("somebody-else", cancellationToken: Cancel));
        Assert.Null(await Client.FindAsync(mine.Id, "somebody-else", Cancel));
    }

    [Fact]
    public async Task A_row_in_a_thousand_on_which_the_code_throws_costs_that_row()
    {
        const int Rows = 12_000;
        var rows = Header + string.Concat(Enumerable.Range(1, Rows).Select(id => id % 1000 == 0 ? $"{id},1,throw\n" : $"{id},1,\n"));

        var import = await ImportAsync(Client, "order", rows);

        Assert.Equal((ImportState.CompletedWithErrors, Rows - 12L, 12L), (import.State, import.Rows.Inserted, import.Rows.Failed));
        Assert.Equal(
            Enumerable.Range(1, 12).Select(row => $"{row * 1000} - processor_error: OrderProcessor threw InvalidOperationException: as it was told"), await ErrorsAsync(Client, import));
        Assert.Equal($"{Rows - 12}", await Database.ScalarAsync("SELECT count(*) FROM order_line"));
    }

    private ImportClient Application()
    {
        var faults = _faults;
        return Application(inhaul =>
        {
            inhaul.Services.AddSingleton(faults);
            inhaul.AddProcessor<OrderProcessor>().AddProcessor<ParcelProcessor>();
        });
    }
}

using Inhaul.Stores.Tests.Processors;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>A processor whose code is called for each row: whatever the code does, one bad row costs one row.</summary>
public abstract class RowProcessorContract : ProcessorTest
{
    private protected RowProcessorContract(StoreUnderTest database) : base(database)
    {
    }

    private ImportClient Client => field ??= Application(inhaul => inhaul.AddProcessor<OrderProcessor>());

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.ExecuteAsync("CREATE TABLE order_line (id bigint PRIMARY KEY, amount integer NOT NULL CHECK (amount < 1000))");
        await Database.ExecuteAsync("CREATE TABLE order_note (order_id bigint NOT NULL, note text NOT NULL CHECK (note <> 'forbidden'))");
        await Database.ExecuteAsync("CREATE TABLE order_log (id bigint NOT NULL)");
    }

    [Fact]
    public async Task What_is_buffered_is_written_and_says_what_became_of_the_row()
    {
        await Database.ExecuteAsync("INSERT INTO order_line VALUES (2, 7)");

        var import = await ImportAsync(Client, "order", "id,amount,note\n1,5,\n2,6,\n3,7,skip\n");

        Assert.Equal((ImportState.Completed, 2L, 1L), (import.State, import.Rows.Inserted, import.Rows.Skipped));
        Assert.Equal(["1|5", "2|6"], await Database.LinesAsync("SELECT id, amount FROM order_line ORDER BY id"));
        Assert.Equal(["1|none", "2|none"], await Database.LinesAsync("SELECT order_id, note FROM order_note ORDER BY order_id"));
    }

    [Fact]
    public async Task A_row_that_is_found_wrong_is_rejected_with_all_that_was_found()
    {
        var import = await ImportAsync(Client, "order", "id,amount,note\n1,-5,wrong\n2,6,reject\n3,7,\n");

        Assert.Equal((1L, 2L), (import.Rows.Inserted, import.Rows.Rejected));
        Assert.Equal(
            ["1 amount rule: must not be negative", "1 note wrong_note: is wrong", "2 - rule: not this one"],
            await ErrorsAsync(Client, import));
        Assert.Equal(["3"], await Database.LinesAsync("SELECT id FROM order_line"));
    }

    [Theory]
    [InlineData("throw", "OrderProcessor threw InvalidOperationException: as it was told")]
    [InlineData("file", "OrderProcessor threw FileNotFoundException: there is no such file")]
    [InlineData("sql then throw", "OrderProcessor threw InvalidOperationException: after its SQL")]
    [InlineData("flush then throw", "OrderProcessor threw InvalidOperationException: after its flush")]
    public async Task A_row_on_which_the_code_throws_is_failed_and_leaves_no_trace(string note, string message)
    {
        var import = await ImportAsync(Client, "order", $"id,amount,note\n1,5,sql\n2,6,{note}\n3,7,sql\n");

        Assert.Equal((ImportState.CompletedWithErrors, 2L, 1L), (import.State, import.Rows.Inserted, import.Rows.Failed));
        Assert.Equal([$"2 - processor_error: {message}"], await ErrorsAsync(Client, import));
        Assert.Equal(["1", "3"], await Database.LinesAsync("SELECT id FROM order_line ORDER BY id"));
        Assert.Equal(["1", "3"], await Database.LinesAsync("SELECT order_id FROM order_note ORDER BY order_id"));
        Assert.Equal(["1", "3"], await Database.LinesAsync("SELECT id FROM order_log ORDER BY id"));
    }

    [Theory]
    [InlineData("sql", "bad sql")]
    [InlineData("", "bad lookup")]
    public async Task A_statement_that_the_database_refuses_costs_its_row(string good, string bad)
    {
        var import = await ImportAsync(Client, "order", $"id,amount,note\n1,5,{good}\n2,6,{bad}\n3,7,{good}\n");

        Assert.Equal((2L, 1L), (import.Rows.Inserted, import.Rows.Failed));
        Assert.StartsWith("2 - processor_error: OrderProcessor threw ", Assert.Single(await ErrorsAsync(Client, import)), StringComparison.Ordinal);
        Assert.Equal(["1", "3"], await Database.LinesAsync("SELECT id FROM order_line ORDER BY id"));
    }

    [Theory]
    [InlineData("2,6000,sql", "check_violation")]
    [InlineData("2,6,forbidden", "check_violation")]
    public async Task A_buffered_row_that_the_database_refuses_undoes_all_that_its_row_did(string row, string code)
    {
        var import = await ImportAsync(Client, "order", $"id,amount,note\n1,5,sql\n{row}\n3,7,sql\n");

        Assert.Equal((2L, 1L), (import.Rows.Inserted, import.Rows.Failed));
        Assert.StartsWith("2 ", Assert.Single(await ErrorsAsync(Client, import)), StringComparison.Ordinal);
        Assert.Contains(code, Assert.Single(await ErrorsAsync(Client, import)), StringComparison.Ordinal);
        Assert.Equal(["1", "3"], await Database.LinesAsync("SELECT id FROM order_line ORDER BY id"));
        Assert.Equal(["1", "3"], await Database.LinesAsync("SELECT order_id FROM order_note ORDER BY order_id"));
        Assert.Equal(["1", "3"], await Database.LinesAsync("SELECT id FROM order_log ORDER BY id"));
    }

    [Fact]
    public async Task Of_rows_that_upsert_one_key_the_last_that_the_database_takes_counts()
    {
        var import = await ImportAsync(Client, "order", "id,amount,note\n1,5,\n1,6,\n1,6000,\n2,7,\n");

        Assert.Equal((3L, 1L), (import.Rows.Inserted + import.Rows.Updated, import.Rows.Failed));
        Assert.StartsWith("3 ", Assert.Single(await ErrorsAsync(Client, import)), StringComparison.Ordinal);
        Assert.Equal(["1|6", "2|7"], await Database.LinesAsync("SELECT id, amount FROM order_line ORDER BY id"));
    }

    [Theory]
    [InlineData("wait", "OrderProcessor did not finish the row within 1 s")]
    [InlineData("sleep", "OrderProcessor did not finish the row within 1 s, nor did it stop when it was asked to")]
    public async Task A_row_that_does_not_return_is_given_up_and_the_others_are_loaded(string note, string message)
    {
        var client = Application(inhaul => inhaul.AddProcessor<OrderProcessor>().Configure(options => options with { RowTimeout = TimeSpan.FromSeconds(1) }));

        var import = await ImportAsync(client, "order", $"id,amount,note\n1,5,\n2,6,{note}\n3,7,\n");

        Assert.Equal((2L, 1L), (import.Rows.Inserted, import.Rows.Failed));
        Assert.Equal([$"2 - processor_timeout: {message}"], await ErrorsAsync(client, import));
        Assert.Equal(["1", "3"], await Database.LinesAsync("SELECT id FROM order_line ORDER BY id"));
    }

    [Theory]
    [InlineData("throw", "InvalidOperationException", "as it was told")]
    [InlineData("file", "FileNotFoundException", "there is no such file")]
    public async Task Code_that_throws_on_most_rows_pauses_the_import_after_its_first_chunk_with_one_message(string note, string type, string message)
    {
        var rows = string.Concat(Enumerable.Range(1, 20).Select(id => $"{id},1,{note}\n"));

        var import = await ImportAsync(Client, "order", $"id,amount,note\n{rows}");

        Assert.Equal((ImportState.Paused, 20L), (import.State, import.Rows.Pending));
        Assert.Equal(
            $"Chunk 1 (from row 1) could not be processed: OrderProcessor threw {type} on 20 of 20 rows, first on row 1: {message}. " +
            $"Nothing of what failed was written. Once the cause is removed, go on with 'inhaul resume {import.Id}'.", import.Error);
        Assert.Empty(await Database.LinesAsync("SELECT id FROM order_line"));
    }

    [Fact]
    public async Task Refused_rows_are_tried_again_as_they_are_all_or_those_of_a_kind()
    {
        await Database.ExecuteAsync("ALTER TABLE order_log RENAME TO order_journal");
        var import = await ImportAsync(Client, "order", "id,amount,note\n1,5,sql\n2,-6,\n3,7,\n");
        Assert.Equal((1L, 1L, 1L), (import.Rows.Inserted, import.Rows.Rejected, import.Rows.Failed));
        await Database.ExecuteAsync("ALTER TABLE order_journal RENAME TO order_log");

        var reopened = await Client.RetryAsync(import.Id, new RetryFilter { Code = RowErrorCodes.ProcessorError }, import.Tenant, Cancel);
        var ended = await Client.RunAsync(import.Id, import.Tenant, Cancel);

        Assert.Equal((1L, ImportState.CompletedWithErrors, 2L, 1L, 0L), (reopened.Rows.Pending, ended.State, ended.Rows.Inserted, ended.Rows.Rejected, ended.Rows.Failed));
        Assert.Equal(
            $"Import {import.Id} has no rejected or failed rows of that kind to retry.",
            (await Assert.ThrowsAsync<InvalidConfigurationException>(() => Client.RetryAsync(import.Id, new RetryFilter { Column = "id" }, import.Tenant, Cancel))).Message);
        Assert.Equal(1, (await Client.RetryAsync(import.Id, tenant: import.Tenant, cancellationToken: Cancel)).Rows.Pending);
    }

    [Fact]
    public async Task What_the_code_logs_is_tied_to_its_row_and_stays_although_the_row_is_undone()
    {
        var import = await ImportAsync(Client, "order", "id,amount,note\n1,5,\n2,6,throw\n");

        var log = await Client.LogAsync(import.Id, import.Tenant, Cancel);
        Assert.Equal(
            [("warning", 2L, "about to throw", "{\"Amount\":6}"), ("error", 2L, "as it was told", log[1].Details ?? "")],
            log.Select(line => (line.Level, line.Row ?? 0, line.Message, line.Details ?? "")));
        Assert.Contains("OrderProcessor.ProcessAsync", log[1].Details, StringComparison.Ordinal);
    }
}

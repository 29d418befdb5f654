using Inhaul.Testing.Tests.Processors;
using Microsoft.Extensions.DependencyInjection;

namespace Inhaul.Testing.Tests;

/// <summary>What a user of the kit sees of an import.</summary>
public sealed class ProcessorTestKitTests
{
    [Fact]
    public async Task Every_row_of_a_text_has_its_outcome_in_the_order_of_the_input_and_its_errors()
    {
        await using var kit = await OrdersAsync();

        var import = await kit.ImportAsync("id,customer,amount\n1,ann,1\n1,bob,2\n2,test,3\n3,cy,-4\n4,nobody,5\n5,dora,much\n");

        Assert.Equal(ImportState.CompletedWithErrors, import.Status.State);
        Assert.Equal(
            [(1, RowOutcome.Duplicate), (2, RowOutcome.Inserted), (3, RowOutcome.Skipped), (4, RowOutcome.Rejected), (5, RowOutcome.Failed), (6, RowOutcome.Rejected)],
            import.Rows.Select(row => (row.Row, row.Outcome)));
        Assert.Equal(
            ["4 amount rule", "5  processor_error", "6 amount not_a_decimal"], import.Rows.SelectMany(row => row.Errors).Select(error => $"{error.Row} {error.Column} {error.Code}"));
        Assert.Contains(import.Log, line => line is { Row: 2, Message: "ordered" });
        Assert.Equal([new RowTarget(2, "order_line", "1", """{"Customer":"bob"}""")], import.Results);
    }

    [Fact]
    public async Task What_the_processor_its_hooks_and_its_aggregator_wrote_can_be_asked_for()
    {
        await using var kit = await OrdersAsync();

        await kit.ImportAsync([new Order(1, "ann", 1), new Order(2, "ann", 2.5m), new Order(3, "bob, jr.", 3)]);

        var line = (await kit.QueryAsync("SELECT id, customer FROM order_line WHERE id = 3"))[0];
        Assert.Equal((3L, "bob, jr."), (line["id"], line["customer"]));
        Assert.Equal(3L, (await kit.QueryAsync("SELECT orders FROM order_sum"))[0]["orders"]);
        Assert.Equal([("ann", 2L), ("bob, jr.", 1L)], (await kit.QueryAsync("SELECT * FROM customer_sum ORDER BY customer")).Select(row => ((string)row["customer"]!, (long)row["orders"]!)));
    }

    [Fact]
    public async Task A_file_is_imported_and_the_same_input_is_the_same_import_unless_it_is_wanted_again()
    {
        await using var kit = await ProcessorTestKit.StartAsync<StockProcessor>();
        using var folder = new TestFolder();
        var path = folder.File("stock.csv", "id,owner,amount\n1,ann,1\n");

        var first = await kit.ImportFileAsync(path);
        var known = await kit.ImportAsync("id,owner,amount\n1,ann,1\n");
        var again = await kit.ImportFileAsync(path, new ImportSubmission { Again = true });

        Assert.Equal(RowOutcome.Inserted, first.Rows[0].Outcome);
        Assert.Equal(first.Status.Id, known.Status.Id);
        Assert.Equal((false, RowOutcome.Unchanged), (again.Status.Id == first.Status.Id, again.Rows[0].Outcome));
    }

    [Fact]
    public async Task Refused_rows_are_retried_with_corrections_and_as_they_are()
    {
        await using var kit = await OrdersAsync();
        var import = await kit.ImportAsync("id,customer,amount\n1,ann,-1\n2,nobody,2\n");

        var corrected = await kit.RetryAsync(import, [new(1, "amount", "1"), new(1, "customer", "bob")]);
        var same = await kit.RetryAsync(corrected);

        Assert.Equal(import.Status.Id, same.Status.Id);
        Assert.Equal([RowOutcome.Inserted, RowOutcome.Failed], same.Rows.Select(row => row.Outcome));
        Assert.Equal("bob", (await kit.QueryAsync("SELECT customer FROM order_line"))[0]["customer"]);
        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => kit.RetryAsync(same, [new(1, "amount", "2")]));
        Assert.Contains("not rejected or failed: 1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_defect_pauses_the_import_which_says_why_and_goes_on_when_it_is_mended()
    {
        var mails = new Mails { IsDown = true };
        await using var kit = await ProcessorTestKit.StartAsync<MailProcessor>(inhaul => inhaul.Services.AddSingleton(mails));

        var paused = await kit.ImportAsync(Orders.Of(10));
        mails.IsDown = false;
        var resumed = await kit.ResumeAsync(paused);

        Assert.Equal(ImportState.Paused, paused.Status.State);
        Assert.Contains("the mail server is down", paused.Status.Error, StringComparison.Ordinal);
        Assert.All(paused.Rows, row => Assert.Equal(RowOutcome.Pending, row.Outcome));
        Assert.Equal((ImportState.Completed, 10), (resumed.Status.State, mails.Sent.Count));
    }

    [Fact]
    public async Task A_processor_that_lacks_a_service_does_not_start()
    {
        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => ProcessorTestKit.StartAsync<MailProcessor>());

        Assert.Contains("MailProcessor needs Mails", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_lacks_a_column_is_refused_and_names_it()
    {
        await using var kit = await OrdersAsync();

        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => kit.ImportAsync("id,customer\n1,ann\n"));

        Assert.Contains("amount", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kit_on_a_file_of_the_tests_own_leaves_it_there_for_the_next()
    {
        using var folder = new TestFolder();
        var store = $"sqlite:{folder.File("stock.db")}";
        await using (var kit = await ProcessorTestKit.StartAsync<StockProcessor>(store: store))
        {
            await kit.ImportAsync("id,owner,amount\n1,ann,1\n");
        }

        await using var next = await ProcessorTestKit.StartAsync<StockProcessor>(store: store);
        var import = await next.ImportAsync("id,owner,amount\n1,ann,1\n2,bob,2\n");

        Assert.Equal([RowOutcome.Unchanged, RowOutcome.Inserted], import.Rows.Select(row => row.Outcome));
    }

    [Fact]
    public async Task A_kit_runs_on_a_database_of_PostgreSQL()
    {
        using var database = await FreshDatabase.CreateAsync();
        await using var kit = await ProcessorTestKit.StartAsync<OrderProcessor>(inhaul => inhaul.AddAggregator<OrderAggregator>(), database.Address);
        await kit.ExecuteAsync(Orders.Tables);

        var import = await kit.ImportAsync(Orders.Mixed);

        Assert.Equal((10, 2, 1, 2, 1), (import.Status.Rows.Inserted, import.Status.Rows.Duplicate, import.Status.Rows.Skipped, import.Status.Rows.Rejected, import.Status.Rows.Failed));
        Assert.Equal(10L, (await kit.QueryAsync("SELECT count(*) AS lines FROM order_line"))[0]["lines"]);
    }

    [Theory]
    [InlineData("orders.db")]
    [InlineData("sqlite:")]
    public async Task A_store_that_is_none_is_refused(string store)
    {
        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => ProcessorTestKit.StartAsync<StockProcessor>(store: store));

        Assert.Contains("Write sqlite:path", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<ProcessorTestKit> OrdersAsync()
    {
        var kit = await ProcessorTestKit.StartAsync<OrderProcessor>(inhaul => inhaul.AddAggregator<OrderAggregator>());
        await kit.ExecuteAsync(Orders.Tables);
        return kit;
    }
}

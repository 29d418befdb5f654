using Inhaul.Stores.Tests.Processors;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>A processor that fills a table: columns by name, alias and format, rules, and all errors of a row at once.</summary>
public abstract class TableProcessorContract : ProcessorTest
{
    private protected TableProcessorContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task Columns_are_found_by_name_and_alias_and_read_by_format_and_null_words()
    {
        var client = Application(inhaul => inhaul.AddProcessor<CustomerDataProcessor>());

        var import = await ImportAsync(client, "customer_data", """
            Balance,Signup Date,E-Mail,NAME
            1.50,2024-02-01,ann@example.com,Ann
            0,31.12.2023,bob@example.com,Bob
            2,n/a,cy@example.com,Cy
            3,,di@example.com,Di
            """);

        Assert.Equal((ImportState.Completed, 4L), (import.State, import.Rows.Inserted));
        Assert.Equal(
            ["ann@example.com|Ann|2024-02-01|1.5", "bob@example.com|Bob|2023-12-31|0", "cy@example.com|Cy|∅|2", "di@example.com|Di|∅|3"],
            await Database.LinesAsync("SELECT email, name, signup_date, balance FROM customers ORDER BY email"));
    }

    [Fact]
    public async Task All_errors_of_a_row_are_found_at_once()
    {
        var client = Application(inhaul => inhaul.AddProcessor<CustomerDataProcessor>());

        var import = await ImportAsync(client, "customer_data", """
            email,name,signup,balance
            ann@example.com,Ann,2024-02-01,1.50
            bob@example.com,,2024-02-30,-1
            ,Cy,2024-02-01,1e5
            di@example.com,Di,,12345678901234567890123456789012
            """);

        Assert.Equal((ImportState.CompletedWithErrors, 1L, 3L), (import.State, import.Rows.Inserted, import.Rows.Rejected));
        Assert.Equal(
            [
                "2 signup not_a_date: '2024-02-30' is not a date as yyyy-MM-dd or dd.MM.yyyy",
                "2 name required: the value is missing",
                "2 balance rule: balance must not be negative",
                "3 balance not_a_decimal: '1e5' is not a decimal number, such as 1234.50",
                "3 email required: the value is missing",
                "4 balance out_of_range: '12345678901234567890123456789012' is out of the range of Balance",
            ],
            await ErrorsAsync(client, import));
    }

    [Fact]
    public async Task A_corrected_row_joins_the_same_import()
    {
        var client = Application(inhaul => inhaul.AddProcessor<CustomerDataProcessor>());
        var import = await ImportAsync(client, "customer_data", "email,name,signup,balance\nann@example.com,Ann,,-5\nbob@example.com,Bob,,5\n");

        await client.CorrectAsync(import.Id, new Dictionary<long, IReadOnlyDictionary<string, string>> { [1] = new Dictionary<string, string> { ["balance"] = "5" } }, import.Tenant, Cancel);
        var ended = await client.RunAsync(import.Id, import.Tenant, Cancel);

        Assert.Equal((import.Id, ImportState.Completed, 2L, 0L), (ended.Id, ended.State, ended.Rows.Inserted, ended.Rows.Refused));
        Assert.Equal(["completed_with_errors", "active", "completed"], (await client.HistoryAsync(import.Id, import.Tenant, Cancel)).TakeLast(3).Select(change => Word.Of(change.To)));
    }

    [Fact]
    public async Task The_same_input_again_is_the_same_import()
    {
        var client = Application(inhaul => inhaul.AddProcessor<CustomerDataProcessor>());
        Customer[] customers = [new("ann@example.com", "Ann", new DateOnly(2024, 2, 1), 1.5m), new("bob@example.com", "Bob \"B\", jr.", null, 0)];
        var submission = new ImportSubmission { Tenant = "acme" };

        var first = await client.SubmitAsync("customer_data", customers, submission, Cancel);
        await client.RunAsync(first.Id, "acme", Cancel);
        var second = await client.SubmitAsync("customer_data", customers, submission, Cancel);

        Assert.Equal((first.Id, ImportState.Completed, 2L), (second.Id, second.State, second.Rows.Inserted));
        Assert.Equal(["ann@example.com|Ann|2024-02-01|1.5", "bob@example.com|Bob \"B\", jr.|∅|0"], await Database.LinesAsync("SELECT email, name, signup_date, balance FROM customers ORDER BY email"));
    }

    [Fact]
    public async Task A_row_that_breaks_a_rule_does_not_win_over_another_with_its_key()
    {
        var client = Application(inhaul => inhaul.AddProcessor<CustomerDataProcessor>());

        var import = await ImportAsync(client, "customer_data", "email,name,signup,balance\nann@example.com,Good,,1\nann@example.com,Bad,,-1\n");

        Assert.Equal((1L, 1L, 0L), (import.Rows.Inserted, import.Rows.Rejected, import.Rows.Duplicate));
        Assert.Equal(["Good"], await Database.LinesAsync("SELECT name FROM customers"));
    }

    [Fact]
    public async Task A_file_without_a_column_that_the_rows_need_is_refused_as_a_whole()
    {
        var client = Application(inhaul => inhaul.AddProcessor<CustomerDataProcessor>());

        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => ImportAsync(client, "customer_data", "mail,name\na,b\n"));

        Assert.Equal(
            "CustomerDataProcessor needs the columns email, balance, which the file does not have; it has mail, name. Name another with Field(…, field => field.From(\"…\")).",
            refusal.Message);
        Assert.Empty(await client.ListAsync("acme", 10, Cancel));
    }
}

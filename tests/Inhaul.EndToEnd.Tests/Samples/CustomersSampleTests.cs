using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Samples;

/// <summary>The quick start, as people run it.</summary>
public abstract class CustomersSampleTests(StoreKind store)
{
    [Fact]
    public async Task Three_of_four_customers_come_in_and_the_fourth_joins_the_same_import_once_it_is_corrected()
    {
        using var place = new Workplace(store);

        var lines = await RunAsync(place);

        Assert.Equal(
            [
                "import ~ is completed_with_errors: 3 of 4 customers are in (75 %)",
                "  row 3, Bob Johnson: email must be an address such as ann@example.com ('invalid-email')",
                "import ~ is completed: 4 of 4 customers are in (100 %)",
                "its history:",
                "  queued: submitted",
                "  active: started",
                "  completed_with_errors: every row has its outcome",
                "  active: 1 corrected rows are tried again",
                "  completed: every row has its outcome",
            ],
            lines);
        Assert.Equal(
            ["alice@example.com|Alice Williams", "bob@example.com|Bob Johnson", "jane@example.com|Jane Smith", "john@example.com|John Doe"],
            place.Store.Rows("SELECT email, name FROM customers ORDER BY email"));
        Assert.Equal(["customer_data|completed|4|2"], place.Store.Rows(
            "SELECT i.type, i.state, i.inserted, c.attempts FROM inhaul_import_summary i JOIN inhaul_chunk c ON c.tenant = i.tenant AND c.import_id = i.id"));
    }

    [Fact]
    public async Task Run_again_it_finds_everything_imported_and_does_nothing()
    {
        using var place = new Workplace(store);
        await RunAsync(place);
        var before = place.Store.Text("SELECT * FROM inhaul_transition ORDER BY at");

        var lines = await RunAsync(place);

        Assert.Equal("import ~ is completed: 4 of 4 customers are in (100 %)", lines[0]);
        Assert.Equal("its history:", lines[1]);
        Assert.Equal(before, place.Store.Text("SELECT * FROM inhaul_transition ORDER BY at"));
    }

    /// <summary>What it prints, with <c>~</c> for the id.</summary>
    private static async Task<string[]> RunAsync(Workplace place)
    {
        using var sample = place.StartProgram(
            RunningCommand.Host, RunningCommand.Application("Customers"), place.Store.Address ?? place.PathOf("inhaul.db"));
        var result = (await sample.WaitAsync()).Expect(0);
        return [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.StartsWith("import ", StringComparison.Ordinal) ? $"import ~{line[43..]}" : line)];
    }
}

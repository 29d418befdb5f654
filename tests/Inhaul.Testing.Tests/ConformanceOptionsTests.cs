using Inhaul.Testing.Tests.Processors;

namespace Inhaul.Testing.Tests;

/// <summary>What makes no sense is refused before it looks as if it had been checked, and a report says what there is to know.</summary>
public sealed class ConformanceOptionsTests
{
    [Fact]
    public async Task Options_that_are_wrong_are_refused_all_at_once()
    {
        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => ProcessorConformance.CheckAsync<StockProcessor>(
            Orders.Of(1), new ConformanceOptions { Orders = 0, Occurrences = 1_001, MostDifferences = 0, Observe = () => 1, Checks = [] }));

        Assert.All(["Orders is 0", "Occurrences is 1001", "MostDifferences is 0", "Observe needs Reset", "Checks is empty"], problem => Assert.Contains(problem, refusal.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_left_out_has_to_be_there()
    {
        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => ProcessorConformance.CheckAsync<StockProcessor>(
            "id,owner,amount\n1,ann,1\n", new ConformanceOptions { LeaveOut = ["Stock", "stock.AMOUNT", "stack.amount"] }));

        Assert.Contains("LeaveOut names stack.amount, which the database does not have", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id,owner,amount\n", "the text has no rows")]
    [InlineData("id,owner,amount\n1,ann,1\n", "the import of the text is paused: ")]
    public async Task An_import_that_does_not_end_by_itself_is_nothing_to_compare_with(string text, string reason)
    {
        var options = new ConformanceOptions { Submission = new ImportSubmission { MaxErrors = "0" }, Setup = "CREATE TABLE stock (id bigint PRIMARY KEY CHECK (id > 1), customer text, amount numeric)" };

        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => ProcessorConformance.CheckAsync<StockProcessor>(text, options));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_was_used_before_is_refused_since_everything_is_imported_there()
    {
        using var folder = new TestFolder();
        var options = new ConformanceOptions { Store = _ => Task.FromResult($"sqlite:{folder.File("one.db")}") };

        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => ProcessorConformance.CheckAsync<StockProcessor>("id,owner,amount\n1,ann,1\n", options));

        Assert.Contains("Each run needs a fresh one", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_that_the_database_counts_up_are_compared_only_when_that_is_wanted()
    {
        var options = new ConformanceOptions
        {
            Setup = "CREATE TABLE stock (number integer PRIMARY KEY AUTOINCREMENT, id bigint NOT NULL UNIQUE, customer text, amount numeric)",
            Checks = [ConformanceCheck.Shuffled],
        };

        var report = await ProcessorConformance.CheckAsync<StockProcessor>("id,owner,amount\n1,ann,1\n2,bob,2\n", options);
        var compared = await ProcessorConformance.CheckAsync<StockProcessor>("id,owner,amount\n1,ann,1\n2,bob,2\n", options with { CompareGenerated = true });

        report.ThrowIfNotConformant();
        Assert.False(compared.IsConformant);
    }

    [Fact]
    public async Task A_report_says_all_that_it_knows_in_the_failure_of_a_test()
    {
        var report = await ProcessorConformance.CheckAsync<RunningTotalProcessor>(Orders.Of(3), new ConformanceOptions { Setup = Orders.Tables, Occurrences = 1, MostDifferences = 1 });

        var failure = Assert.Throws<ConformanceException>(report.ThrowIfNotConformant);

        Assert.Same(report, failure.Report);
        Assert.Equal(
            """
            RunningTotalProcessor is not conformant: 23 imports, 15 of them interrupted.
            shuffled: RunningTotalProcessor depends on the order of rows: say Sequential() if it has to, or by Key(…) which rows belong together. The rows in reverse order:
              running.total where id = '1': expected '10', found '60'
              and 2 differences more
            passed: again, repeated, chunks, interrupted
            left out: chunks, with several workers, since they take rows in any order, on which the processor depends
            """.ReplaceLineEndings(),
            failure.Message);
    }
}

using Inhaul.Testing.Tests.Processors;
using Microsoft.Extensions.DependencyInjection;

namespace Inhaul.Testing.Tests;

/// <summary>A good processor passes; each kind of bad one is found, and told from the others.</summary>
public sealed class ProcessorConformanceTests
{
    // Once is enough to find what is found here, and takes a third of the time.
    private static readonly ConformanceOptions OnTables = new() { Setup = Orders.Tables, Occurrences = 1 };
    private static readonly ConformanceOptions WithAggregator = OnTables with { Configure = inhaul => inhaul.AddAggregator<OrderAggregator>() };

    private readonly Mails _mails = new();

    private ConformanceOptions WithMails => new()
    {
        Configure = inhaul => inhaul.Services.AddSingleton(_mails),
        Observe = () => _mails.Sent,
        Reset = _mails.Sent.Clear,
        Occurrences = 1,
    };

    [Fact]
    public async Task A_good_processor_passes_all_checks()
    {
        var report = await ProcessorConformance.CheckAsync<OrderProcessor>(Orders.Mixed, WithAggregator with { Occurrences = 3 });

        report.ThrowIfNotConformant();
        Assert.Equal(Enum.GetValues<ConformanceCheck>(), report.Passed);
        Assert.Empty(report.Skipped);

        // Once: after the submission, after the intake, and at two points of the end. Three times: at the two points of a kept chunk, at
        // the six of a delivered one, and at the three of a step in the life of the import, of which there are more.
        Assert.Equal(4 + (3 * (2 + 6 + 3)), report.Interruptions);
    }

    [Fact]
    public async Task A_good_processor_passes_on_PostgreSQL()
    {
        using var database = await FreshDatabase.CreateAsync();

        var report = await ProcessorConformance.CheckAsync<OrderProcessor>(
            Orders.Mixed, WithAggregator with { Store = database.EmptyAsync, Orders = 1 });

        report.ThrowIfNotConformant();
        Assert.Equal((5, 15), (report.Passed.Count, report.Interruptions));
    }

    [Fact]
    public async Task A_processor_that_fills_a_table_passes_all_checks()
    {
        var report = await ProcessorConformance.CheckAsync<StockProcessor>("id,owner,amount\n1,ann,1\n2,bob,-2\n1,cy,3\n3,\"dora,4\n", new ConformanceOptions { Occurrences = 2 });

        report.ThrowIfNotConformant();
        Assert.Equal(5, report.Passed.Count);
    }

    [Fact]
    public async Task Rows_that_are_added_without_a_key_are_not_idempotent()
    {
        var report = await ProcessorConformance.CheckAsync<PlainProcessor>(Orders.Of(6), OnTables);

        Assert.All(report.Differences, difference => Assert.Equal(ConformanceCheck.Repeated, difference.Check));
        Assert.Contains("is not idempotent", report.Differences[0].Sentence, StringComparison.Ordinal);
        Assert.Contains(report.Differences, difference => difference is { Where: "note", Expected: "no such row", Actual: "a row (id = '1', customer = 'bob', amount = '10')" });
        Assert.Equal((10, 2), (report.Differences.Count, report.Omitted));
        Assert.Equal(4, report.Passed.Count);
    }

    [Fact]
    public async Task A_clock_is_found_with_the_row_and_both_times_and_may_be_left_out()
    {
        var report = await ProcessorConformance.CheckAsync<ClockProcessor>(Orders.Of(3), OnTables);

        Assert.Contains("is not deterministic: what it does depends on the clock", report.Differences[0].Sentence, StringComparison.Ordinal);
        Assert.Equal(
            ["stamped.stamp where id = '1'", "stamped.stamp where id = '2'", "stamped.stamp where id = '3'"], report.Differences.Select(difference => difference.Where));
        Assert.All(report.Differences, difference => Assert.True(string.CompareOrdinal(difference.Expected, difference.Actual) < 0));
        Assert.Equal(4, report.Skipped.Count);

        // What a clock says makes a row another one the next time, whether it is compared or not.
        var leftOut = await ProcessorConformance.CheckAsync<ClockProcessor>(
            Orders.Of(3), OnTables with { LeaveOut = ["stamped.stamp"], Checks = [ConformanceCheck.Again, ConformanceCheck.Shuffled] });
        leftOut.ThrowIfNotConformant();
    }

    [Fact]
    public async Task Chance_is_found_in_the_outcomes_of_rows()
    {
        var report = await ProcessorConformance.CheckAsync<RandomProcessor>(Orders.Of(60));

        Assert.Contains("on random numbers", report.Differences[0].Sentence, StringComparison.Ordinal);
        Assert.All(report.Differences.Where(difference => difference.Where != "the import"), difference => Assert.True(difference.Expected == "rejected (rule)" || difference.Actual == "rejected (rule)"));
    }

    [Fact]
    public async Task A_running_total_depends_on_the_order_of_rows_unless_it_says_that_it_does()
    {
        var report = await ProcessorConformance.CheckAsync<RunningTotalProcessor>(Orders.Of(5), OnTables);
        var inOrder = await ProcessorConformance.CheckAsync<InOrderProcessor>(Orders.Of(5), OnTables);

        Assert.All(report.Differences, difference => Assert.Equal(ConformanceCheck.Shuffled, difference.Check));
        Assert.Contains("depends on the order of rows", report.Differences[0].Sentence, StringComparison.Ordinal);
        Assert.Equal(("running.total where id = '1'", "'10'", "'150'"), (report.Differences[0].Where, report.Differences[0].Expected, report.Differences[0].Actual));
        inOrder.ThrowIfNotConformant();
        Assert.Equal(ConformanceCheck.Shuffled, Assert.Single(inOrder.Skipped).Check);
    }

    [Fact]
    public async Task A_field_that_is_kept_from_row_to_row_depends_on_how_rows_are_cut_into_chunks()
    {
        var report = await ProcessorConformance.CheckAsync<MemoryProcessor>(Orders.Of(6), OnTables);

        Assert.All(report.Differences, difference => Assert.Equal(ConformanceCheck.Chunks, difference.Check));
        Assert.Contains("depends on how rows are cut into chunks", report.Differences[0].Sentence, StringComparison.Ordinal);
        Assert.Equal(("customer_sum.orders where customer = 'bob'", "'2'", "'1'"), (report.Differences[0].Where, report.Differences[0].Expected, report.Differences[0].Actual));
        Assert.Equal(ConformanceCheck.Interrupted, Assert.Single(report.Skipped).Check);
    }

    [Fact]
    public async Task A_mail_that_is_sent_from_the_transaction_is_sent_twice_when_the_process_dies()
    {
        var report = await ProcessorConformance.CheckAsync<MailProcessor>(Orders.Of(4), WithMails with { Checks = [ConformanceCheck.Shuffled, ConformanceCheck.Interrupted], Occurrences = 2 });

        Assert.Equal([ConformanceCheck.Shuffled], report.Passed);
        Assert.Contains("has effects outside the transaction", report.Differences[0].Sentence, StringComparison.Ordinal);
        Assert.Equal("Interrupted at settle.after-write, time 1", report.Differences[0].Run);
        Assert.Equal([("observed", "no such row", "'bob'"), ("observed", "no such row", "'cy'")], report.Differences.Select(difference => (difference.Where, difference.Expected, difference.Actual)).Order());
    }

    [Fact]
    public async Task A_mail_that_is_sent_once_whatever_happens_is_conformant()
    {
        var report = await ProcessorConformance.CheckAsync<CareProcessor>(Orders.Of(4), WithMails);

        report.ThrowIfNotConformant();
        Assert.Equal(3, _mails.Sent.Count);
    }

    [Fact]
    public async Task A_mail_of_a_hook_is_sent_twice_when_the_process_dies_before_the_hook_is_committed()
    {
        var report = await ProcessorConformance.CheckAsync<FarewellProcessor>(Orders.Of(2), WithMails with { Checks = [ConformanceCheck.Interrupted] });

        Assert.Equal("Interrupted at life.before-commit, time 1", Assert.Single(report.Differences).Run);
    }

    [Fact]
    public async Task What_is_written_by_a_connection_of_its_own_is_found_in_the_tables()
    {
        using var database = await FreshDatabase.CreateAsync();

        var report = await ProcessorConformance.CheckAsync<OwnConnectionProcessor>(
            Orders.Of(2), OnTables with { Store = database.EmptyAsync, Checks = [ConformanceCheck.Interrupted] });

        Assert.Equal([("seen", "a row (id = '1')"), ("seen", "a row (id = '2')")], report.Differences.Select(difference => (difference.Where, difference.Actual)));
        Assert.Contains("has effects outside the transaction", report.Differences[0].Sentence, StringComparison.Ordinal);
    }
}

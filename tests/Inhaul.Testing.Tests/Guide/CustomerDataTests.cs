using Microsoft.Extensions.DependencyInjection;

namespace Inhaul.Testing.Tests.Guide;

/// <summary>The tests of docs/testing.md, word for word.</summary>
public sealed class CustomerDataTests
{
    [Fact]
    public async Task A_customer_without_an_address_is_refused_and_can_be_mended()
    {
        await using var kit = await ProcessorTestKit.StartAsync<CustomerDataProcessor>();

        var import = await kit.ImportAsync("email,name\nann@example.com,Ann\nbob,Bob\n");

        Assert.Equal([RowOutcome.Inserted, RowOutcome.Rejected], import.Rows.Select(row => row.Outcome));
        Assert.Equal("email must be an address", import.Rows[1].Errors[0].Message);

        import = await kit.RetryAsync(import, [new(2, "email", "bob@example.com")]);

        Assert.Equal(ImportState.Completed, import.Status.State);
        Assert.Equal("Bob", (await kit.QueryAsync("SELECT name FROM customers WHERE email = 'bob@example.com'"))[0]["name"]);
    }

    [Fact]
    public async Task Customers_may_come_in_any_order_and_as_often_as_they_like_and_the_process_may_die()
    {
        var report = await ProcessorConformance.CheckAsync<CustomerDataProcessor>("email,name\nann@example.com,Ann\nbob,Bob\nann@example.com,Anna\n");

        report.ThrowIfNotConformant();
    }

    [Fact]
    public async Task A_welcome_is_not_safe_from_being_sent_twice()
    {
        var mails = new FakeMails();
        var report = await ProcessorConformance.CheckAsync<WelcomeProcessor>("email,name\nann@example.com,Ann\nbob@example.com,Bob\n", new ConformanceOptions
        {
            Setup = "CREATE TABLE customer (email text PRIMARY KEY, name text NOT NULL)",
            Configure = inhaul => inhaul.Services.AddSingleton<IMails>(mails),
            Observe = () => mails.Sent,
            Reset = mails.Sent.Clear,
        });

        Assert.Equal([ConformanceCheck.Repeated, ConformanceCheck.Interrupted], report.Differences.Select(difference => difference.Check).Distinct());
    }
}

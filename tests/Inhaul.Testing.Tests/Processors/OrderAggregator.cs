namespace Inhaul.Testing.Tests.Processors;

/// <summary>Adds up what a customer ordered.</summary>
public sealed class OrderAggregator : Aggregator
{
    protected override async Task AggregateAsync(string subject, ImportContext context, CancellationToken cancellationToken)
    {
        await context.ExecuteAsync($"DELETE FROM customer_sum WHERE customer = {subject}", cancellationToken);
        await context.ExecuteAsync($"INSERT INTO customer_sum (customer, orders) SELECT {subject}, count(*) FROM order_line WHERE customer = {subject}", cancellationToken);
    }
}

namespace Inhaul.Stores.Tests.Processors;

/// <summary>Adds up the sales of a shop; each time is one more line.</summary>
public sealed class SaleAggregator(SaleFaults faults) : Aggregator
{
    protected override async Task AggregateAsync(string subject, ImportContext context, CancellationToken cancellationToken)
    {
        await context.ExecuteAsync($"INSERT INTO turnover (shop, amount) SELECT {subject}, sum(amount) FROM sale WHERE shop = {subject}", cancellationToken);
        if (faults.IsFailing(subject))
        {
            throw new InvalidOperationException($"{subject} has no till");
        }
    }
}

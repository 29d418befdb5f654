namespace Inhaul.Stores.Tests.Processors;

/// <summary>Says of each order in which attempt it was processed: a processor lives as long as one.</summary>
public sealed class AttemptProcessor : RowProcessor<Order>
{
    private readonly string _attempt = Guid.NewGuid().ToString();

    protected override async ValueTask<RowResult> ProcessAsync(Order row, ImportContext context, CancellationToken cancellationToken)
    {
        await context.ExecuteAsync($"INSERT INTO order_attempt (id, attempt) VALUES ({row.Id}, {_attempt})", cancellationToken);
        return RowResult.Inserted;
    }
}

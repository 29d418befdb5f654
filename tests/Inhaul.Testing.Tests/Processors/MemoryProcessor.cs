namespace Inhaul.Testing.Tests.Processors;

/// <summary>Counts the orders of a customer in a field, as if it saw all rows.</summary>
public sealed class MemoryProcessor : RowProcessor<Order>
{
    private readonly Dictionary<string, int> _orders = [];

    protected override async ValueTask<RowResult> ProcessAsync(Order row, ImportContext context, CancellationToken cancellationToken)
    {
        _orders[row.Customer] = _orders.GetValueOrDefault(row.Customer) + 1;
        await context.ExecuteAsync(
            $"INSERT INTO customer_sum (customer, orders) VALUES ({row.Customer}, {_orders[row.Customer]}) ON CONFLICT (customer) DO UPDATE SET orders = excluded.orders", cancellationToken);
        return RowResult.Unchanged;
    }
}

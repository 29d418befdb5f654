namespace Inhaul.Testing.Tests.Processors;

/// <summary>A good processor with all that one may have: a key, a rule, rows that are left out, a buffer, SQL of its own, hooks, subjects.</summary>
public sealed class OrderProcessor : RowProcessor<Order>
{
    protected override void Define(RowImport<Order> import) => import
        .Key(order => order.Id)
        .Rule(order => order.Amount >= 0, "amount", "must not be negative")
        .Track(RowTracking.All);

    protected override bool ShouldSkip(Order row, ImportContext context) => row.Customer == "test";

    protected override async Task OnImportStartAsync(ImportContext context, CancellationToken cancellationToken) =>
        await context.ExecuteAsync($"DELETE FROM order_sum", cancellationToken);

    protected override async ValueTask<RowResult> ProcessAsync(Order row, ImportContext context, CancellationToken cancellationToken)
    {
        if (row.Customer == "nobody")
        {
            throw new InvalidOperationException("nobody orders nothing");
        }

        var lines = context.Buffer<Order>("order_line", nameof(Order.Id));
        lines.Upsert(row);
        context.MarkForAggregation(await lines.FlushAsync(cancellationToken), row.Customer);
        context.Log.Information("ordered");
        return RowResult.Buffered.At("order_line", row.Id, new { row.Customer });
    }

    protected override async Task OnImportCompleteAsync(ImportContext context, bool success, CancellationToken cancellationToken)
    {
        await context.ExecuteAsync($"DELETE FROM order_sum", cancellationToken);
        await context.ExecuteAsync($"INSERT INTO order_sum (orders) SELECT count(*) FROM order_line", cancellationToken);
    }
}

namespace Inhaul.Stores.Tests.Processors;

/// <summary>Numbers orders in the order in which it gets them, which has to be that of the input.</summary>
public sealed class SequenceProcessor : RowProcessor<Order>
{
    protected override void Define(RowImport<Order> import) => import.Sequential();

    protected override async ValueTask<RowResult> ProcessAsync(Order row, ImportContext context, CancellationToken cancellationToken)
    {
        await context.ExecuteAsync($"INSERT INTO order_place (place, id) SELECT 1 + count(*), {row.Id} FROM order_place", cancellationToken);
        return RowResult.Inserted;
    }
}

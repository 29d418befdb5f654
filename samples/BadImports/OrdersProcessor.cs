using Inhaul;
using Npgsql;

namespace BadImports;

/// <summary>Writes rows, badly.</summary>
public sealed class OrdersProcessor : RowProcessor<Order>
{
    protected override Task OnImportStartAsync(ImportContext context, CancellationToken cancellationToken)
    {
        context.Buffer<Order>("orders"); // INH2001
        return Task.CompletedTask;
    }

    protected override async ValueTask<RowResult> ProcessAsync(Order row, ImportContext context, CancellationToken cancellationToken)
    {
        var buffer = context.Buffer<Order>("orders", nameof(Order.Id));
        var receipt = await buffer.FlushAsync(cancellationToken);
        buffer.Upsert(row);
        context.MarkForAggregation(receipt, row.Customer); // INH2002

        var known = await context.QueryOneAsync($"SELECT id FROM customers WHERE id = {row.Customer}", cancellationToken);
        if (known is null)
        {
            await context.ExecuteAsync($"INSERT INTO customers (id) VALUES ({row.Customer})", cancellationToken); // INH2003
        }

        await using var own = new NpgsqlConnection("Host=localhost"); // INH2004
        await using var connection = await context.ConnectAsync(cancellationToken); // INH2005
        return RowResult.Buffered;
    }
}

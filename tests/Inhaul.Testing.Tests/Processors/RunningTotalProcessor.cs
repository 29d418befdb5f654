namespace Inhaul.Testing.Tests.Processors;

/// <summary>Writes with each order what was ordered up to it, and does not say that it needs their order.</summary>
public class RunningTotalProcessor : RowProcessor<Order>
{
    protected override async ValueTask<RowResult> ProcessAsync(Order row, ImportContext context, CancellationToken cancellationToken)
    {
        var changed = await context.ExecuteAsync(
            $"INSERT INTO running (id, total) SELECT {row.Id}, coalesce(max(total), 0) + {(long)row.Amount} FROM running WHERE true ON CONFLICT (id) DO NOTHING", cancellationToken);
        return changed == 0 ? RowResult.Unchanged : RowResult.Inserted;
    }
}

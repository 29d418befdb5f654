using Inhaul;

namespace BadImports;

/// <summary>Looks at rows, badly.</summary>
public sealed class LegacyOrdersProcessor(OrderService orders) : RowProcessor<Order>
{
    private static int _seen;

    protected override void Define(RowImport<Order> import) => import
        .Rule(row => row.At < DateTime.Now, "at", "must be past"); // INH3003

    protected override ValueTask ValidateAsync(Order row, RowFindings errors, ImportContext context, CancellationToken cancellationToken)
    {
        if (!File.Exists($"{row.Id}.pdf")) // INH3002
        {
            errors.Add("id", "has no document");
        }

        return default;
    }

    protected override async ValueTask<RowResult> ProcessAsync(Order row, ImportContext context, CancellationToken cancellationToken)
    {
        _seen++; // INH3006
        try
        {
            await orders.TellAsync(row.Id); // INH3005
        }
        catch (Exception exception) // INH3001
        {
            context.Log.Warning(exception.Message);
        }

        var amount = decimal.Parse(row.Amount); // INH3004
        return amount == 0 || _seen == 0 ? RowResult.Skipped : RowResult.Inserted;
    }
}

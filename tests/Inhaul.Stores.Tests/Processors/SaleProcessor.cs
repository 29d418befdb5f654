namespace Inhaul.Stores.Tests.Processors;

/// <summary>Writes sales and marks their shops to be aggregated.</summary>
public sealed class SaleProcessor : RowProcessor<Sale>
{
    private static FlushReceipt? s_kept;

    protected override async ValueTask<RowResult> ProcessAsync(Sale row, ImportContext context, CancellationToken cancellationToken)
    {
        var sales = context.Buffer<Sale>("sale", nameof(Sale.Id));
        sales.Upsert(row);
        var receipt = await sales.FlushAsync(cancellationToken);
        if (row.Shop == "keep receipt")
        {
            s_kept = receipt;
        }

        context.MarkForAggregation(row.Shop == "use kept receipt" ? s_kept! : receipt, row.Shop);
        return row.Amount < 0 ? throw new InvalidOperationException("a sale of less than nothing") : RowResult.Buffered;
    }
}

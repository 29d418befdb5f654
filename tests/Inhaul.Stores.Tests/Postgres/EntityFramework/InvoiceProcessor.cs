using Inhaul;
using Microsoft.EntityFrameworkCore;

namespace Inhaul.Stores.Tests.Postgres.EntityFramework;

public sealed class InvoiceProcessor : RowProcessor<InvoiceRow>
{
    protected override async ValueTask<RowResult> ProcessAsync(InvoiceRow row, ImportContext context, CancellationToken cancellationToken)
    {
        await using var shop = new ShopContext(await context.ConnectAsync(cancellationToken));
        await shop.Database.UseTransactionAsync(context.Transaction, cancellationToken);
        shop.Invoices.Add(new Invoice { Id = row.Id, Customer = row.Customer, Total = row.Total });
        await shop.SaveChangesAsync(cancellationToken);
        return row.Customer == "nobody" ? throw new InvalidOperationException("nobody buys nothing") : RowResult.Inserted;
    }
}

namespace Inhaul.Testing.Tests.Processors;

/// <summary>Fills a table that the engine makes.</summary>
public sealed class StockProcessor : TableProcessor<Order>
{
    protected override void Define(TableImport<Order> import) => import
        .Into("stock").Key(order => order.Id)
        .Field(order => order.Customer, field => field.From("owner"))
        .Rule(order => order.Amount >= 0, "amount", "must not be negative");
}

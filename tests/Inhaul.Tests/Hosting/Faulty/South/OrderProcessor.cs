namespace Inhaul.Tests.Hosting.Faulty.South;

/// <summary>One of two processors of orders.</summary>
public sealed class OrderProcessor : TableProcessor<Order>
{
    protected override void Define(TableImport<Order> import) => import.Into("orders").Key(order => order.Id);
}

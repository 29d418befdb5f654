namespace Inhaul.Tests.Hosting.Faulty;

/// <summary>Its key is no property.</summary>
public sealed class KeyedProcessor : TableProcessor<Order>
{
    protected override void Define(TableImport<Order> import) => import.Into("orders").Key(order => order.Id + 1);
}

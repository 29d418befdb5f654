namespace Inhaul.Tests.Hosting.Faulty;

/// <summary>Cannot be constructed.</summary>
public sealed class ThrowingProcessor : TableProcessor<Order>
{
    public ThrowingProcessor() => throw new InvalidOperationException("the price list is missing");

    protected override void Define(TableImport<Order> import) => import.Into("orders");
}

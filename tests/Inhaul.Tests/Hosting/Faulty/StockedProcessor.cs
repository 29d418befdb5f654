namespace Inhaul.Tests.Hosting.Faulty;

/// <summary>Needs services.</summary>
public sealed class StockedProcessor(IStock stock, IRates<decimal> rates, int retries = 3) : TableProcessor<Order>
{
    protected override void Define(TableImport<Order> import) => import.Into($"{stock} {rates} {retries}");
}

namespace Inhaul.Testing.Tests.Processors;

/// <summary>The same as <see cref="RunningTotalProcessor"/>, and says so.</summary>
public sealed class InOrderProcessor : RunningTotalProcessor
{
    protected override void Define(RowImport<Order> import) => import.Sequential();
}

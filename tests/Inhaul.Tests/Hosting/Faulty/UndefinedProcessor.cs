namespace Inhaul.Tests.Hosting.Faulty;

/// <summary>Can be constructed, but cannot say what it imports.</summary>
public sealed class UndefinedProcessor : TableProcessor<Order>
{
    protected override void Define(TableImport<Order> import) => throw new NotSupportedException("there is no table yet");
}

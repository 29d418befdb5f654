namespace Inhaul.Testing.Tests.Processors;

/// <summary>Refuses rows by chance.</summary>
public sealed class RandomProcessor : RowProcessor<Order>
{
    protected override ValueTask<RowResult> ProcessAsync(Order row, ImportContext context, CancellationToken cancellationToken) =>
        new(Guid.NewGuid().ToByteArray()[0] % 2 == 0 ? RowResult.Rejected("a bad day") : RowResult.Unchanged);
}

namespace Inhaul.Testing.Tests.Processors;

/// <summary>Adds a row without asking whether it is there.</summary>
public sealed class PlainProcessor : RowProcessor<Order>
{
    protected override ValueTask<RowResult> ProcessAsync(Order row, ImportContext context, CancellationToken cancellationToken)
    {
        context.Buffer<Order>("note").Insert(row);
        return new(RowResult.Buffered);
    }
}

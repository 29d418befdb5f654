namespace Inhaul.Stores.Tests.Processors;

/// <summary>Goes through the gate with each row, and writes it down.</summary>
public sealed class VisitProcessor(Gate gate) : RowProcessor<Visit>
{
    protected override async ValueTask<RowResult> ProcessAsync(Visit row, ImportContext context, CancellationToken cancellationToken)
    {
        await gate.PassAsync(cancellationToken);
        context.Buffer<Visit>("visit").Insert(row);
        return RowResult.Buffered;
    }
}

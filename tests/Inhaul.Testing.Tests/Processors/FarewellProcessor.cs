namespace Inhaul.Testing.Tests.Processors;

/// <summary>Sends a mail when the import is complete, before that is committed.</summary>
public sealed class FarewellProcessor(Mails mails) : RowProcessor<Order>
{
    protected override ValueTask<RowResult> ProcessAsync(Order row, ImportContext context, CancellationToken cancellationToken) => new(RowResult.Unchanged);

    protected override Task OnImportCompleteAsync(ImportContext context, bool success, CancellationToken cancellationToken)
    {
        mails.Send("boss");
        return Task.CompletedTask;
    }
}

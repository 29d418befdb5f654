namespace Inhaul.Testing.Tests.Processors;

/// <summary>Sends a mail for each row, in the middle of the transaction.</summary>
public sealed class MailProcessor(Mails mails) : RowProcessor<Order>
{
    protected override ValueTask<RowResult> ProcessAsync(Order row, ImportContext context, CancellationToken cancellationToken)
    {
        mails.Send(row.Customer);
        return new(RowResult.Unchanged);
    }
}

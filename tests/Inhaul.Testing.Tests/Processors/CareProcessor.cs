namespace Inhaul.Testing.Tests.Processors;

/// <summary>Sends a mail for each row, but no second one to anybody.</summary>
public sealed class CareProcessor(Mails mails) : RowProcessor<Order>
{
    protected override ValueTask<RowResult> ProcessAsync(Order row, ImportContext context, CancellationToken cancellationToken)
    {
        if (!mails.Sent.Contains(row.Customer))
        {
            mails.Send(row.Customer);
        }

        return new(RowResult.Unchanged);
    }
}

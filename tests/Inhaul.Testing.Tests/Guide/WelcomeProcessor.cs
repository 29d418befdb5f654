namespace Inhaul.Testing.Tests.Guide;

public sealed class WelcomeProcessor(IMails mails) : RowProcessor<Customer>
{
    protected override async ValueTask<RowResult> ProcessAsync(Customer row, ImportContext context, CancellationToken cancellationToken)
    {
        context.Buffer<Customer>("customer", nameof(Customer.Email)).Upsert(row);
        await mails.SendAsync(row.Email, "welcome");
        return RowResult.Buffered;
    }
}

using Inhaul;

namespace Inhaul.EndToEnd.Tests.Readme;

public sealed class CustomerDataProcessor : TableProcessor<Customer>     // handles "customer_data"
{
    protected override void Define(TableImport<Customer> import) => import
        .Into("customers").Key(c => c.Email)
        .Field(c => c.SignupDate, f => f.From("signup", "signup date").Formats("yyyy-MM-dd", "dd.MM.yyyy").NullWhen("N/A", "Not On File"))
        .Rule(c => c.Balance >= 0, "balance", "must not be negative");
}

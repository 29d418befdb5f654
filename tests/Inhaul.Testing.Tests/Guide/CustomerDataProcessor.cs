namespace Inhaul.Testing.Tests.Guide;

public sealed class CustomerDataProcessor : TableProcessor<Customer>
{
    protected override void Define(TableImport<Customer> import) => import
        .Into("customers").Key(c => c.Email)
        .Rule(c => c.Email.Contains('@'), "email", "must be an address");
}

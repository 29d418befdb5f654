using Inhaul;

namespace Customers;

/// <summary>Handles imports of type <c>customer_data</c>: the class's name says so.</summary>
internal sealed class CustomerDataProcessor : TableProcessor<Customer>
{
    protected override void Define(TableImport<Customer> import) => import
        .Into("customers").Key(customer => customer.Email)
        .Rule(customer => customer.Email.Contains('@'), "email", "must be an address such as ann@example.com");
}

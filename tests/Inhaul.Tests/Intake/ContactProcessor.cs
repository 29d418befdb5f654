namespace Inhaul.Tests.Intake;

/// <summary>A processor whose column has more than one name.</summary>
internal sealed class ContactProcessor : TableProcessor<Contact>
{
    protected override void Define(TableImport<Contact> import) => import.Field(contact => contact.Address, field => field.From("e-mail"));
}

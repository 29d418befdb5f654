namespace Inhaul.Stores.Tests.Processors;

/// <summary>Takes licences from records of searches.</summary>
public sealed class LicenceProcessor : TableProcessor<Licence>
{
    protected override void Define(TableImport<Licence> import)
    {
        ArgumentNullException.ThrowIfNull(import);
        import.Into("licence").Key(licence => new { licence.Tag, licence.Name, licence.Number })
            .Field(licence => licence.Name, field => field.From("metadata.pharmacy_name"))
            .Field(licence => licence.Number, field => field.From("search_result.licenses.license_number"))
            .Field(licence => licence.Status, field => field.From("search_result.licenses.license_status"));
    }
}

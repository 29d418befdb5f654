namespace Inhaul.Stores.Tests.Processors;

/// <summary>Writes portraits by its own code, and says where their addresses are then.</summary>
public sealed class PortraitCopyProcessor : RowProcessor<Portrait>
{
    protected override void Define(RowImport<Portrait> import) => import.Key(portrait => portrait.Id).Field(portrait => portrait.Photo, field => field.Attachment("portrait_copy", "photo"));

    protected override ValueTask<RowResult> ProcessAsync(Portrait row, ImportContext context, CancellationToken cancellationToken)
    {
        context.Buffer<Portrait>("portrait_copy", nameof(Portrait.Id)).Upsert(row);
        return new(RowResult.Buffered);
    }
}

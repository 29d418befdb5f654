namespace Inhaul.Stores.Tests.Processors;

/// <summary>Does not say where it writes the addresses of attachments, which is refused.</summary>
public sealed class LooseProcessor : RowProcessor<Portrait>
{
    protected override void Define(RowImport<Portrait> import) => import.Field(portrait => portrait.Photo, field => field.Attachment());

    protected override ValueTask<RowResult> ProcessAsync(Portrait row, ImportContext context, CancellationToken cancellationToken) => new(RowResult.Skipped);
}

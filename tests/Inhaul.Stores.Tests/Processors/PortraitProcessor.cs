namespace Inhaul.Stores.Tests.Processors;

/// <summary>Fills a table with portraits, and has a rule about what it gets in the place of their paths.</summary>
public sealed class PortraitProcessor : TableProcessor<Portrait>
{
    protected override void Define(TableImport<Portrait> import) => import
        .Key(portrait => portrait.Id)
        .Field(portrait => portrait.Photo, field => field.From("picture").NullWhen("none").Attachment())
        .Rule(portrait => portrait.Photo == null || portrait.Photo.EndsWith(".png", StringComparison.Ordinal), "photo", "must be a PNG")
        .Rule(portrait => portrait.Photo == null || portrait.Photo.StartsWith("sha256/", StringComparison.Ordinal), "photo", "must be an address");
}

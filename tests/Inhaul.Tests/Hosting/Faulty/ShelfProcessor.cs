namespace Inhaul.Tests.Hosting.Faulty;

/// <summary>Its rows cannot be made of columns.</summary>
public sealed class ShelfProcessor : TableProcessor<Shelf>
{
    protected override void Define(TableImport<Shelf> import) => import.Into("shelves");
}

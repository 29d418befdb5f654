namespace Inhaul.Stores.Tests.Processors;

/// <summary>Its type is used by the tests of meters and activities alone, since these are the same for all of a process.</summary>
public sealed class ReadingProcessor : TableProcessor<Reading>
{
    protected override void Define(TableImport<Reading> import) => import
        .Into("readings").Key(reading => reading.Id)
        .Rule(reading => reading.Value >= 0, "value", "must not be negative");
}

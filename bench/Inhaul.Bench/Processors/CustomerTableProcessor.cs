namespace Inhaul.Bench.Processors;

/// <summary>The table import of the other benchmarks as a processor, with a rule.</summary>
internal sealed class CustomerTableProcessor : TableProcessor<CustomerRow>
{
    protected override void Define(TableImport<CustomerRow> import) => import
        .Into("customers").Key(row => row.Email)
        .Rule(row => row.Visits >= 0, "visits", "must not be negative");
}

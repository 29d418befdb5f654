namespace Inhaul.ProcessorApp;

/// <summary>Uses all that a processor may: hooks, a rule, a lookup, statements, a buffer and marks for its aggregator.</summary>
public sealed class ShipmentProcessor : RowProcessor<Shipment>
{
    private const int TooHeavy = 1000;

    protected override void Define(RowImport<Shipment> import) => import
        .Key(row => row.Id)
        .Rule(row => row.Weight > 0, "weight", "must be more than 0");

    protected override Task OnImportStartAsync(ImportContext context, CancellationToken cancellationToken) => TellAsync("start", context, cancellationToken);

    protected override Task OnImportCompleteAsync(ImportContext context, bool success, CancellationToken cancellationToken) => TellAsync("complete", context, cancellationToken);

    protected override async ValueTask<RowResult> ProcessAsync(Shipment row, ImportContext context, CancellationToken cancellationToken)
    {
        var regions = await context.LookupAsync<string, long>("SELECT code, id FROM region", cancellationToken);
        await context.ExecuteAsync($"INSERT INTO shipment_log (shipment_id) VALUES ({row.Id})", cancellationToken);
        if (row.Weight > TooHeavy)
        {
            throw new InvalidOperationException("too heavy");
        }

        var shipments = context.Buffer<LoadedShipment>("shipment", nameof(LoadedShipment.Id));
        shipments.Upsert(new LoadedShipment(row.Id, regions[row.Region], row.Weight));
        context.MarkForAggregation(await shipments.FlushAsync(cancellationToken), row.Region);
        return RowResult.Buffered;
    }

    private static async Task TellAsync(string hook, ImportContext context, CancellationToken cancellationToken) =>
        await context.ExecuteAsync($"INSERT INTO shipment_hook (hook, shipments) SELECT {hook}, count(*) FROM shipment", cancellationToken);
}

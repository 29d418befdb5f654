namespace Inhaul.ProcessorApp;

/// <summary>Adds up the weights of a region; asked twice, it would find the region there already.</summary>
public sealed class ShipmentAggregator : Aggregator
{
    protected override async Task AggregateAsync(string subject, ImportContext context, CancellationToken cancellationToken) => await context.ExecuteAsync(
        $"""
        INSERT INTO region_total (code, weight)
        SELECT r.code, sum(s.weight) FROM shipment s JOIN region r ON r.id = s.region_id WHERE r.code = {subject} GROUP BY r.code
        """,
        cancellationToken);
}

namespace Inhaul.Stores.Tests.Guide;

/// <summary>Another existing job, in the short form of docs/processors.md.</summary>
public sealed class StockJob(ImportTracker tracker, IStock stock)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await tracker.RunAsync(
            "nightly_stock", async (import, stopping) => new RowCounts { Updated = await stock.RefreshAsync(stopping) }, cancellationToken: cancellationToken);
    }
}

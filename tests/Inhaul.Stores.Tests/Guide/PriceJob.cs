namespace Inhaul.Stores.Tests.Guide;

/// <summary>An existing job, as docs/processors.md shows it.</summary>
public sealed class PriceJob(ImportTracker tracker, IPriceService service)
{
    public async Task RunAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var import = await tracker.BeginAsync(
            "nightly_prices", new TrackedImportOptions { IdempotencyKey = $"nightly_prices:{day:O}", Source = "price service" }, cancellationToken);
        if (import.IsAlreadyCompleted)
        {
            return;
        }

        var (inserted, rejected) = (0, 0);
        await foreach (var price in service.ReadAsync(day, import.Stopping))
        {
            if (price.Amount > 0)
            {
                await service.KeepAsync(price, cancellationToken);
                inserted++;
            }
            else
            {
                rejected++;
                await import.AddErrorAsync(new RowError(inserted + rejected, "no_price", $"{price.Article} has no price") { Column = "amount" }, cancellationToken);
            }
        }

        await import.CompleteAsync(new RowCounts { Inserted = inserted, Rejected = rejected }, cancellationToken);
    }
}

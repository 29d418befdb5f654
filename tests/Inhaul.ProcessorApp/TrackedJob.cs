namespace Inhaul.ProcessorApp;

/// <summary>A job that does an import by code of its own, and is at it until it is killed or cancelled.</summary>
internal static class TrackedJob
{
    public static async Task RunAsync(ImportTracker tracker, string key)
    {
#pragma warning disable INH1002 // Tests look at what becomes of an import that is left.
        await using var import = await tracker.BeginAsync("nightly_prices", new TrackedImportOptions { IdempotencyKey = key, Source = "price service" });
#pragma warning restore INH1002
        await import.Log.WarningAsync("prices are late");
        await import.AddErrorAsync(new RowError(2, "no_price", "nut has no price") { Column = "amount" });
        await Task.Delay(Timeout.Infinite, import.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}

using Inhaul;

namespace BadImports;

/// <summary>Jobs that track what they do, badly.</summary>
public sealed class NightlyOrders(ImportTracker tracker, OrderService orders)
{
    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        await using var import = await tracker.BeginAsync("nightly_orders", cancellationToken: cancellationToken); // INH1002
        var counts = await orders.CopyAsync(cancellationToken);
        if (counts.Refused == 0)
        {
            await import.CompleteAsync(counts, cancellationToken);
        }
    }

    public async Task DropAsync(CancellationToken cancellationToken)
    {
        var import = await tracker.BeginAsync("nightly_orders", cancellationToken: cancellationToken); // INH1001
        var counts = await orders.CopyAsync(cancellationToken);
        await import.CompleteAsync(counts, cancellationToken);
    }

    public async Task EndTwiceAsync(CancellationToken cancellationToken)
    {
        await using var import = await tracker.BeginAsync("nightly_orders", cancellationToken: cancellationToken);
        try
        {
            await import.CompleteAsync(await orders.CopyAsync(cancellationToken), cancellationToken); // INH1003
            await orders.TellAsync("done", cancellationToken);
        }
        catch (Exception exception)
        {
            await import.FailAsync(exception, cancellationToken);
            throw;
        }
    }

    public async Task CountNothingAsync(CancellationToken cancellationToken)
    {
        await using var import = await tracker.BeginAsync("nightly_orders", cancellationToken: cancellationToken);
        await orders.CopyAsync(cancellationToken);
        await import.CompleteAsync(new RowCounts(), cancellationToken); // INH1004
    }

    public async Task SayNothingAsync(CancellationToken cancellationToken)
    {
        await using var import = await tracker.BeginAsync(
            "nightly_orders", new TrackedImportOptions { IdempotencyKey = $"orders:{Guid.NewGuid()}" }, cancellationToken); // INH3003
        try
        {
            await import.CompleteAsync(await orders.CopyAsync(cancellationToken), cancellationToken);
        }
        catch (HttpRequestException)
        {
            await import.FailAsync("it did not work", cancellationToken); // INH1005
            throw;
        }
    }
}

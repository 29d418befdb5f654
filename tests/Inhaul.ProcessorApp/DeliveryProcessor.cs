using System.Runtime.CompilerServices;

namespace Inhaul.ProcessorApp;

/// <summary>Loads deliveries by SQL of its own, unless their notes say that it is to do harm.</summary>
public sealed class DeliveryProcessor : RowProcessor<Delivery>
{
    protected override async ValueTask<RowResult> ProcessAsync(Delivery row, ImportContext context, CancellationToken cancellationToken)
    {
        await context.ExecuteAsync($"INSERT INTO loaded (id) VALUES ({row.Id})", cancellationToken);
        switch (row.Note)
        {
            case "fail fast":
                Environment.FailFast("as the row said");
                break;
            case "overflow":
                Overflow(1);
                break;
            case "sleep":
                await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
                break;
            case "throw":
                throw new InvalidOperationException("as the row said");
        }

        return RowResult.Inserted;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
    private static int Overflow(int depth) => Overflow(depth + 1) + depth;
}

using System.Globalization;

namespace Inhaul.Testing.Tests.Processors;

/// <summary>Writes what the clock of the machine says, to the second.</summary>
public sealed class ClockProcessor : RowProcessor<Order>
{
    protected override ValueTask<RowResult> ProcessAsync(Order row, ImportContext context, CancellationToken cancellationToken)
    {
        context.Buffer<Stamped>("stamped", nameof(Stamped.Id)).Upsert(new Stamped(row.Id, DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)));
        return new(RowResult.Buffered);
    }
}

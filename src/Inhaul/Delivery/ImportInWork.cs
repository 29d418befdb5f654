using Inhaul.Reporting;
using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>An import that workers of this process have in work: what they share about it.</summary>
/// <param name="store">The store.</param>
/// <param name="import">The import.</param>
/// <param name="progress">Told what was settled.</param>
internal sealed class ImportInWork(IImportStore store, ImportRecord import, ImportProgress progress)
{
    // Whoever refused one row too many may have died before it could pause the import, so that the first look is due, too.
    private long _reasonsToCheck = 1;
    private long _checked;

    /// <summary>The import as this process saw it last; what decides about its rows never changes.</summary>
    public ImportRecord Import { get; set; } = import;

    /// <summary>Whether a worker of this process did anything for it.</summary>
    public bool IsTouched { get; set; }

    /// <summary>The time in which the infrastructure is away, told to the import's log.</summary>
    public Outage Outage { get; } = Outage.Of(store, import);

    /// <summary>A chunk was settled with these outcomes.</summary>
    public void Settled(RowCounts counts)
    {
        IsTouched = true;
        progress.Settled(counts);
        if (counts.Refused > 0)
        {
            Interlocked.Increment(ref _reasonsToCheck);
        }
    }

    /// <summary>Checks something about the refused rows, unless there are none since the last time.</summary>
    public async Task CheckRefusedAsync(Func<Task> check)
    {
        var reasons = Interlocked.Read(ref _reasonsToCheck);
        if (Interlocked.Read(ref _checked) < reasons)
        {
            await check();
            Interlocked.Exchange(ref _checked, reasons);
        }
    }
}

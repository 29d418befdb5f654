namespace Inhaul.Stores;

/// <summary>Tells an import's log what several workers may find out, or one of them again and again.</summary>
internal static class LogOnce
{
    /// <summary>Writes a line, unless the log has it already.</summary>
    public static async Task LogOnceAsync(this IImportStore store, ImportRecord import, NewLogEntry entry, CancellationToken cancellationToken)
    {
        if (!(await store.ReadLogAsync(import, cancellationToken)).Any(told => told.Message == entry.Message))
        {
            await store.LogAsync(import, entry, cancellationToken);
        }
    }
}

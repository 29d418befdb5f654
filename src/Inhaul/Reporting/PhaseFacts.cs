using Inhaul.Attachments;
using Inhaul.Stores;

namespace Inhaul.Reporting;

/// <summary>What the phases of an import are told from.</summary>
/// <param name="Import">The import.</param>
/// <param name="Runs">What the ledger knows of its phases.</param>
/// <param name="Attachments">What it took to have its attachments stored; null when it has none.</param>
/// <param name="UnreadNow">How many of its attachments are refused now because they cannot be hashed.</param>
/// <param name="UnstoredNow">How many of its attachments are refused now because they could not be stored.</param>
internal sealed record PhaseFacts(ImportRecord Import, PhaseRuns Runs, AttachmentCounts? Attachments, long UnreadNow, long UnstoredNow)
{
    private static readonly string[] UnreadCodes = [RowErrorCodes.AttachmentMissing, RowErrorCodes.AttachmentUnreadable, RowErrorCodes.AttachmentOutside];

    /// <summary>Whether every row is in the store.</summary>
    public bool IsBroughtIn => Import.Phase != ImportPhase.Upload;

    /// <summary>Whether every row has an outcome.</summary>
    public bool IsDecided => IsBroughtIn && Import.Counts.Pending == 0;

    /// <summary>Reads them from the store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="import">The import as it is now.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<PhaseFacts> ReadAsync(IImportStore store, ImportRecord import, CancellationToken cancellationToken)
    {
        var runs = await store.ReadPhaseRunsAsync(import, cancellationToken);
        if (await store.ReadAttachmentCountsAsync(import, cancellationToken) is not { } counts)
        {
            return new PhaseFacts(import, runs, null, 0, 0);
        }

        // What was tried in vain once may have gone well since; and a row that is refused for its attachment may share it with others.
        var errors = counts.Failed == 0 ? [] : await store.ReadErrorGroupsAsync(import, cancellationToken);
        return new PhaseFacts(
            import, runs, counts,
            Math.Min(counts.Unread, errors.Where(group => UnreadCodes.Contains(group.Code)).Sum(group => group.Count)),
            Math.Min(counts.Failed - counts.Unread, errors.Where(group => group.Code == RowErrorCodes.AttachmentNotStored).Sum(group => group.Count)));
    }
}

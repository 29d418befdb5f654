using Inhaul.Stores;

namespace Inhaul.Attachments;

/// <summary>Sums up what it took to have the attachments of an import stored.</summary>
internal static class AttachmentPages
{
    /// <summary>What it took for the rows that are decided so far; null when the import has no attachments.</summary>
    public static async Task<AttachmentCounts?> ReadAttachmentCountsAsync(this IImportStore store, ImportRecord import, CancellationToken cancellationToken)
    {
        if (import.Options.Attachments is null)
        {
            return null;
        }

        var counts = new AttachmentCounts();
        await foreach (var chunk in store.ReadAllChunksAsync(import, cancellationToken))
        {
            counts = counts.Plus(AttachmentJson.Read(chunk.Attached));
        }

        return counts;
    }
}

using Inhaul.Stores;

namespace Inhaul.Attachments;

/// <summary>Sees to it that contents are in the storage and that the ledger knows: claimed, stored where they are not, noted.</summary>
/// <param name="source">The ledger.</param>
/// <param name="uploader">Stores them.</param>
/// <param name="options">How many the ledger is told of at once.</param>
/// <param name="time">By which it waits for removals.</param>
/// <param name="told">Told of each content that is stored, or not; null for nobody.</param>
internal sealed class ContentStoring(IAttachmentSource source, AttachmentUploader uploader, AttachmentOptions options, TimeProvider time, Action<AttachmentCounts>? told = null)
{
    /// <summary>Stores contents.</summary>
    /// <param name="tenant">Whose they are.</param>
    /// <param name="contents">A file for each.</param>
    /// <param name="cancellationToken">Stops; what is stored and noted stays so.</param>
    /// <returns>Why contents are not stored, and what it took.</returns>
    public async Task<(IReadOnlyDictionary<ContentAddress, string> Failures, AttachmentCounts Counts)> RunAsync(string tenant, IReadOnlyCollection<HashedFile> contents, CancellationToken cancellationToken)
    {
        var failures = new Dictionary<ContentAddress, string>();
        var counts = new AttachmentCounts();
        for (var open = contents; open.Count > 0;)
        {
            var (toStore, removed, stored) = await ClaimAsync(tenant, open, cancellationToken);
            counts = counts with { AlreadyThere = counts.AlreadyThere + stored };
            told?.Invoke(new AttachmentCounts { AlreadyThere = stored });
            var round = new StoringRound(source, uploader, tenant, options, time, told);
            var unnoted = await round.RunAsync(toStore, failures, cancellationToken);
            counts = counts.Plus(round.Counts);
            if (removed.Count > 0)
            {
                await Task.Delay(options.RemovalPoll, time, cancellationToken);
            }

            open = [.. removed, .. unnoted];
        }

        return (failures, counts);
    }

    private async Task<(IReadOnlyList<HashedFile> ToStore, IReadOnlyList<HashedFile> Removed, int Stored)> ClaimAsync(string tenant, IEnumerable<HashedFile> contents, CancellationToken cancellationToken)
    {
        var (toStore, removed, stored) = (new List<HashedFile>(), new List<HashedFile>(), 0);
        foreach (var batch in contents.Chunk(options.Batch))
        {
            var claims = await source.ClaimAsync(
                tenant, uploader.Location, [.. batch.Select(file => new NewAttachment(file.Address, file.Length, file.Content.MediaType))], cancellationToken);
            foreach (var (file, claim) in batch.Zip(claims))
            {
                switch (claim)
                {
                    case AttachmentClaim.Stored:
                        stored++;
                        break;
                    case AttachmentClaim.ToStore:
                        toStore.Add(file);
                        break;
                    default:
                        removed.Add(file);
                        break;
                }
            }
        }

        return (toStore, removed, stored);
    }
}

using System.Runtime.CompilerServices;
using System.Threading.Channels;
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
    /// <summary>Stores contents as they come.</summary>
    /// <param name="tenant">Whose they are.</param>
    /// <param name="contents">Their files; of several with the same content one is taken.</param>
    /// <param name="cancellationToken">Stops; what is stored and noted stays so.</param>
    /// <returns>Why contents are not stored, and what it took.</returns>
    public async Task<(IReadOnlyDictionary<ContentAddress, string> Failures, AttachmentCounts Counts)> RunAsync(string tenant, ChannelReader<HashedFile> contents, CancellationToken cancellationToken)
    {
        var failures = new Dictionary<ContentAddress, string>();
        var (open, counts) = await RoundAsync(tenant, Batches(contents, cancellationToken), failures, cancellationToken);
        while (open.Count > 0)
        {
            (open, var more) = await RoundAsync(tenant, open.Chunk(options.Batch).ToAsyncEnumerable(), failures, cancellationToken);
            counts = counts.Plus(more);
        }

        return (failures, counts);
    }

    /// <returns>What is to be claimed again, since it was removed or is being removed; and what it took.</returns>
    private async Task<(IReadOnlyList<HashedFile> Open, AttachmentCounts Counts)> RoundAsync(
        string tenant, IAsyncEnumerable<IReadOnlyList<HashedFile>> batches, Dictionary<ContentAddress, string> failures, CancellationToken cancellationToken)
    {
        var removed = new List<HashedFile>();
        var stored = 0L;
        await using var round = new StoringRound(source, uploader, tenant, options, time, failures, told, cancellationToken);
        await foreach (var batch in batches)
        {
            var claims = await source.ClaimAsync(tenant, uploader.Location, [.. batch.Select(file => new NewAttachment(file.Address, file.Length, file.Content.MediaType))], cancellationToken);
            var claimed = batch.Zip(claims).ToLookup(pair => pair.Second, pair => pair.First);
            var there = claimed[AttachmentClaim.Stored].Count();
            told?.Invoke(new AttachmentCounts { AlreadyThere = there });
            stored += there;
            removed.AddRange(claimed[AttachmentClaim.BeingRemoved]);
            round.Begin(claimed[AttachmentClaim.ToStore]);
            if (round.IsStopped)
            {
                break;
            }
        }

        var unnoted = await round.EndAsync();
        if (removed.Count > 0)
        {
            await Task.Delay(options.RemovalPoll, time, cancellationToken);
        }

        return ([.. removed, .. unnoted], round.Counts with { AlreadyThere = round.Counts.AlreadyThere + stored });
    }

    /// <summary>What is there whenever the ledger is free to be asked, so that the first content waits for no other.</summary>
    private async IAsyncEnumerable<IReadOnlyList<HashedFile>> Batches(ChannelReader<HashedFile> contents, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = new HashSet<ContentAddress>();
        while (await contents.WaitToReadAsync(cancellationToken))
        {
            var batch = new List<HashedFile>();
            while (batch.Count < options.Batch && contents.TryRead(out var file))
            {
                if (known.Add(file.Address))
                {
                    batch.Add(file);
                }
            }

            if (batch.Count > 0)
            {
                yield return batch;
            }
        }
    }
}

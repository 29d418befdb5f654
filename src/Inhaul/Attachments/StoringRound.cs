using Inhaul.Diagnostics;
using Inhaul.Stores;

namespace Inhaul.Attachments;

/// <summary>Uploads claimed contents side by side, and notes them batch by batch as they arrive, so that a death costs no more than a batch of work, nor more than a moment's.</summary>
/// <param name="source">The ledger.</param>
/// <param name="uploader">Stores them.</param>
/// <param name="tenant">Whose they are.</param>
/// <param name="options">How many are noted at once, and how soon.</param>
/// <param name="time">By which that is told.</param>
/// <param name="told">Told of each content that arrives, or does not; null for nobody.</param>
internal sealed class StoringRound(IAttachmentSource source, AttachmentUploader uploader, string tenant, AttachmentOptions options, TimeProvider time, Action<AttachmentCounts>? told)
{
    private readonly Lock _gate = new();
    private List<HashedFile> _arrived = [];
    private long _notedAt = time.GetTimestamp();

    /// <summary>What it took so far.</summary>
    public AttachmentCounts Counts { get; private set; } = new();

    /// <summary>Does it.</summary>
    /// <param name="files">What is to be stored.</param>
    /// <param name="failures">Gets why contents are not stored.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>Those that were removed between their claim and their note.</returns>
    /// <exception cref="AttachmentTroubleException">The storage takes no content at all; what it has taken before is noted.</exception>
    public async Task<IReadOnlyList<HashedFile>> RunAsync(IReadOnlyList<HashedFile> files, Dictionary<ContentAddress, string> failures, CancellationToken cancellationToken)
    {
        // All of them at once, since those that wait for their next try should hold nobody up; how many are written at once, the uploader says.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var lost = await Task.WhenAll(files.Select(file => StoreAsync(file, failures, stop)));
            return [.. lost.SelectMany(some => some), .. await NoteAsync(_arrived, cancellationToken)];
        }
        catch (AttachmentTroubleException)
        {
            await NoteAsync(_arrived, cancellationToken);
            throw;
        }
    }

    private async Task<IReadOnlyList<HashedFile>> StoreAsync(HashedFile file, Dictionary<ContentAddress, string> failures, CancellationTokenSource stop)
    {
        for (var isLast = false; ; isLast = true)
        {
            try
            {
                var result = await uploader.UploadAsync(file.Address.ToString(), file.Content, stop.Token);
                return await NoteAsync(Arrive(file, result), stop.Token);
            }
            catch (AttachmentStorageException failure)
            {
                await RequireStorageAsync(stop);
                if (isLast || !failure.MayPass)
                {
                    lock (_gate)
                    {
                        failures[file.Address] = failure.Message;
                    }

                    told?.Invoke(new AttachmentCounts { Failed = 1 });

                    return [];
                }

                // The storage may have been away until just now.
            }
        }
    }

    /// <summary>Is the storage at fault, the others need not try, each as often as it may.</summary>
    private async Task RequireStorageAsync(CancellationTokenSource stop)
    {
        try
        {
            await uploader.RequireAsync(stop.Token);
        }
        catch (AttachmentTroubleException)
        {
            await stop.CancelAsync();
            throw;
        }
    }

    /// <returns>Those that are to be noted now; empty while others are waited for.</returns>
    private List<HashedFile> Arrive(HashedFile file, UploadResult result)
    {
        var arrived = new AttachmentCounts
        {
            Stored = result.IsWritten ? 1 : 0,
            StoredBytes = result.IsWritten ? file.Length : 0,
            AlreadyThere = result.IsWritten ? 0 : 1,
            Retried = result.Failures,
        };
        told?.Invoke(arrived);
        lock (_gate)
        {
            Counts = Counts.Plus(arrived);
            _arrived.Add(file);
            if (_arrived.Count < options.Batch && time.GetElapsedTime(_notedAt) < options.NoteEvery)
            {
                return [];
            }

            var due = _arrived;
            (_arrived, _notedAt) = ([], time.GetTimestamp());
            return due;
        }
    }

    private async Task<IReadOnlyList<HashedFile>> NoteAsync(List<HashedFile> files, CancellationToken cancellationToken)
    {
        if (files.Count == 0)
        {
            return [];
        }

        var noted = await source.NoteStoredAsync(tenant, uploader.Location, [.. files.Select(file => file.Address)], cancellationToken);
        Failpoint.Hit(FailpointName.AttachmentAfterNote);
        return [.. files.Where(file => !noted.Contains(file.Address))];
    }
}

using Inhaul.Diagnostics;
using Inhaul.Stores;

namespace Inhaul.Attachments;

/// <summary>Uploads claimed contents side by side, and notes them batch by batch as they arrive, so that a death costs no more than a batch of work, nor more than a moment's.</summary>
/// <param name="source">The ledger.</param>
/// <param name="uploader">Stores them.</param>
/// <param name="tenant">Whose they are.</param>
/// <param name="options">How many are noted at once, and how soon.</param>
/// <param name="time">By which that is told.</param>
/// <param name="failures">Gets why contents are not stored.</param>
/// <param name="told">Told of each content that arrives, or does not; null for nobody.</param>
/// <param name="cancellationToken">Stops.</param>
internal sealed class StoringRound(
    IAttachmentSource source,
    AttachmentUploader uploader,
    string tenant,
    AttachmentOptions options,
    TimeProvider time,
    Dictionary<ContentAddress, string> failures,
    Action<AttachmentCounts>? told,
    CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly List<Task<IReadOnlyList<HashedFile>>> _uploads = [];
    private readonly Lock _gate = new();
    private List<HashedFile> _arrived = [];
    private long _notedAt = time.GetTimestamp();

    /// <summary>What it took so far.</summary>
    public AttachmentCounts Counts { get; private set; } = new();

    /// <summary>True when the storage takes no content at all, so that nothing more needs to begin.</summary>
    public bool IsStopped => _stop.IsCancellationRequested;

    /// <summary>Begins to store contents. All of them at once, since those that wait for their next try should hold nobody up; how many are written at once, the uploader says.</summary>
    /// <param name="files">What is to be stored.</param>
    public void Begin(IEnumerable<HashedFile> files) => _uploads.AddRange(files.Select(StoreAsync));

    /// <summary>Waits until all that was begun is stored, or is not.</summary>
    /// <returns>Those that were removed between their claim and their note.</returns>
    /// <exception cref="AttachmentTroubleException">The storage takes no content at all; what it has taken before is noted.</exception>
    public async Task<IReadOnlyList<HashedFile>> EndAsync()
    {
        try
        {
            var lost = await Task.WhenAll(_uploads);
            return [.. lost.SelectMany(some => some), .. await NoteAsync(_arrived, cancellationToken)];
        }
        catch (AttachmentTroubleException)
        {
            await NoteAsync(_arrived, cancellationToken);
            throw;
        }
    }

    /// <summary>Stops what is not stored yet, and waits until nobody is at it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await ((Task)Task.WhenAll(_uploads)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task<IReadOnlyList<HashedFile>> StoreAsync(HashedFile file)
    {
        for (var isLast = false; ; isLast = true)
        {
            try
            {
                var result = await uploader.UploadAsync(file.Address.ToString(), file.Content, _stop.Token);
                return await NoteAsync(Arrive(file, result), _stop.Token);
            }
            catch (AttachmentStorageException failure)
            {
                await RequireStorageAsync();
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
    private async Task RequireStorageAsync()
    {
        try
        {
            await uploader.RequireAsync(_stop.Token);
        }
        catch (AttachmentTroubleException)
        {
            await _stop.CancelAsync();
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

    private async Task<IReadOnlyList<HashedFile>> NoteAsync(List<HashedFile> files, CancellationToken stop)
    {
        if (files.Count == 0)
        {
            return [];
        }

        var noted = await source.NoteStoredAsync(tenant, uploader.Location, [.. files.Select(file => file.Address)], stop);
        Failpoint.Hit(FailpointName.AttachmentAfterNote);
        return [.. files.Where(file => !noted.Contains(file.Address))];
    }
}

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Inhaul.Stores;

namespace Inhaul.Attachments;

/// <summary>Removes from a storage what no row names any more. The ledger forgets it first, and nobody stores it again meanwhile.</summary>
/// <param name="source">The ledger.</param>
/// <param name="storage">The storage.</param>
/// <param name="options">How many at once, and how patiently.</param>
/// <param name="time">By which it waits, and by which it knows how old contents are that the ledger does not know.</param>
internal sealed class AttachmentCollection(IAttachmentSource source, IAttachmentStorage storage, AttachmentOptions options, TimeProvider time) : IDisposable
{
    /// <summary>How long contents that are being removed are kept from being stored again, if whoever removes them dies.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    // A request that was sent may still take effect when nobody waits for its answer any more; after this time none is sent.
    private static readonly TimeSpan Longest = Lease / 2;

    private readonly StorageAccess _access = new(options, time);

    private CollectionReport _report = new();

    /// <summary>Removes what no row names.</summary>
    /// <param name="unusedFor">For how long nobody must have needed it.</param>
    /// <param name="withUnknown">Whether also what the ledger does not know is removed, once it is as old: only where no other store uses the storage.</param>
    /// <param name="isRehearsal">Whether it is only counted.</param>
    /// <param name="cancellationToken">Stops; the next collection goes on.</param>
    /// <exception cref="InvalidConfigurationException">A column that names contents is not there any more.</exception>
    /// <exception cref="AttachmentStorageException">The storage cannot be listed.</exception>
    public async Task<CollectionReport> RunAsync(TimeSpan unusedFor, bool withUnknown, bool isRehearsal, CancellationToken cancellationToken)
    {
        _report = new CollectionReport();
        if (!isRehearsal)
        {
            await FinishEarlierAsync(unusedFor, cancellationToken);
        }

        for (ContentAddress? after = null; await source.FindUnreferencedAsync(storage.Location, unusedFor, after, options.Batch, cancellationToken) is { Count: > 0 } page; after = page[^1].Address)
        {
            await CollectAsync(page, unusedFor, isRehearsal, cancellationToken);
        }

        if (withUnknown)
        {
            await foreach (var page in UnknownAsync(unusedFor, cancellationToken))
            {
                await CollectAsync(page, unusedFor, isRehearsal, cancellationToken);
            }
        }

        return _report;
    }

    public void Dispose() => _access.Dispose();

    private async Task FinishEarlierAsync(TimeSpan unusedFor, CancellationToken cancellationToken)
    {
        while (await RemoveAsync([], unusedFor, cancellationToken) > 0)
        {
        }
    }

    /// <summary>Old contents that the ledger does not know, a batch at a time.</summary>
    private async IAsyncEnumerable<IReadOnlyList<KnownAttachment>> UnknownAsync(TimeSpan unusedFor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var end = time.GetUtcNow() - unusedFor;
        await foreach (var batch in Batches(storage.ListAsync(ContentAddress.Prefix, cancellationToken), end).WithCancellation(cancellationToken))
        {
            var unknown = await source.FindUnknownAsync(storage.Location, [.. batch.Select(content => content.Address)], cancellationToken);
            yield return [.. batch.IntersectBy(unknown, content => content.Address)];
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<KnownAttachment>> Batches(IAsyncEnumerable<StoredContent> contents, DateTimeOffset end)
    {
        var batch = new List<KnownAttachment>();
        await foreach (var content in contents)
        {
            if (content.WrittenAt > end || ContentAddress.TryParse(content.Address) is not { } address)
            {
                continue;
            }

            batch.Add(new KnownAttachment(address, content.Length));
            if (batch.Count == options.Batch)
            {
                yield return batch;
                batch = [];
            }
        }

        yield return batch;
    }

    private async Task CollectAsync(IReadOnlyList<KnownAttachment> contents, TimeSpan unusedFor, bool isRehearsal, CancellationToken cancellationToken)
    {
        if (isRehearsal)
        {
            _report = _report with { Removed = _report.Removed + contents.Count, RemovedBytes = _report.RemovedBytes + contents.Sum(content => content.Bytes) };
        }
        else
        {
            await RemoveAsync(contents, unusedFor, cancellationToken);
        }
    }

    /// <returns>How many contents it had the right to remove.</returns>
    private async Task<int> RemoveAsync(IReadOnlyList<KnownAttachment> contents, TimeSpan unusedFor, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        var removal = await source.BeginRemovalAsync(storage.Location, [.. contents.Select(content => content.Address)], unusedFor, options.Batch, Lease, cancellationToken);
        var removed = new ConcurrentDictionary<ContentAddress, bool>();
        var troubles = await Task.WhenAll(removal.Contents.Select(address => DeleteAsync(address, removed, limit.Token, cancellationToken)));
        await source.EndRemovalAsync(removal, [.. removed.Keys], cancellationToken);
        _report = _report with
        {
            Removed = _report.Removed + removed.Count,
            RemovedBytes = _report.RemovedBytes + contents.Where(content => removed.ContainsKey(content.Address)).Sum(content => content.Bytes),
            Left = _report.Left + removal.Contents.Count - removed.Count,
            Trouble = _report.Trouble ?? troubles.FirstOrDefault(trouble => trouble is not null),
        };
        return removal.Contents.Count;
    }

    /// <returns>Why it is not gone; null when it is.</returns>
    private async Task<string?> DeleteAsync(ContentAddress address, ConcurrentDictionary<ContentAddress, bool> removed, CancellationToken limit, CancellationToken cancellationToken)
    {
        try
        {
            await _access.RunAsync(token => storage.DeleteAsync(address.ToString(), token), limit);
            removed[address] = true;
            return null;
        }
        catch (AttachmentStorageException failure)
        {
            return failure.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"{address} could not be removed in time";
        }
    }
}

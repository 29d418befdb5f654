using System.Diagnostics;
using System.Threading.Channels;
using Inhaul.Stores;

namespace Inhaul.Attachments;

/// <summary>
/// What is done with the attachments of rows before the rows are mapped and written: hash the files, find out which contents are not stored
/// yet, store them, and tell for each row what its value is. Doing it again does nothing twice. Whoever settles the rows holds their
/// contents first (<see cref="ISettlement.HoldAttachmentsAsync"/>), and does this again for those that are gone by then.
/// </summary>
/// <param name="source">The ledger.</param>
/// <param name="uploader">Stores contents.</param>
/// <param name="options">How it is done.</param>
/// <param name="time">By which it waits.</param>
/// <param name="told">Told of each file that is hashed and each content that is stored, or not, by several threads at once; null for nobody.</param>
internal sealed class AttachmentStep(IAttachmentSource source, AttachmentUploader uploader, AttachmentOptions options, TimeProvider time, Action<AttachmentCounts>? told = null)
{
    private readonly FileHashing _hashing = new(options.Hashers, told);
    private readonly ContentStoring _storing = new(source, uploader, options, time, told);

    /// <summary>Does it for the files of some rows.</summary>
    /// <param name="tenant">Whose rows they are.</param>
    /// <param name="files">The files; one may belong to several rows.</param>
    /// <param name="cancellationToken">Stops; what is stored and noted stays so.</param>
    /// <exception cref="AttachmentTroubleException">The storage takes no content at all.</exception>
    public Task<AttachedFiles> RunAsync(string tenant, IReadOnlyList<AttachmentFile> files, CancellationToken cancellationToken) =>
        RunAsync(files, contents => _storing.RunAsync(tenant, contents, cancellationToken), cancellationToken);

    /// <summary>Tells what it would do: hashes the files, and stores none.</summary>
    /// <param name="files">The files; one may belong to several rows.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<AttachedFiles> RehearseAsync(IReadOnlyList<AttachmentFile> files, CancellationToken cancellationToken) => RunAsync(
        files,
        _ => Task.FromResult<(IReadOnlyDictionary<ContentAddress, string>, AttachmentCounts)>((new Dictionary<ContentAddress, string>(), new AttachmentCounts())),
        cancellationToken);

    /// <summary>Contents are stored while others are hashed: the one keeps the processors busy, the other the disk or the network.</summary>
    private async Task<AttachedFiles> RunAsync(
        IReadOnlyList<AttachmentFile> files,
        Func<ChannelReader<HashedFile>, Task<(IReadOnlyDictionary<ContentAddress, string> Failures, AttachmentCounts Counts)>> storeAsync,
        CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var found = Channel.CreateUnbounded<HashedFile>();
        var hashing = HashAsync(files, found.Writer, stop.Token);
        IReadOnlyDictionary<ContentAddress, string> failures;
        AttachmentCounts counts;
        try
        {
            (failures, counts) = await storeAsync(found.Reader);
        }
        catch
        {
            await stop.CancelAsync();
            await Task.WhenAny(hashing);
            throw;
        }

        var (hashed, hashTime) = await hashing;
        var contents = hashed.Values.Select(file => file.File).OfType<HashedFile>().ToList();
        return new AttachedFiles([.. files.Select(Attached)], counts with
        {
            Hashed = contents.Count,
            HashedBytes = contents.Sum(file => file.Length),
            Failed = hashed.Count - contents.Count + contents.Count(file => failures.ContainsKey(file.Address)),
            Unread = hashed.Count - contents.Count,
            HashTime = hashTime,
            StoreTime = Stopwatch.GetElapsedTime(begin) - hashTime,
        });

        AttachedFile Attached(AttachmentFile file)
        {
            var (content, error) = hashed[file.Path];
            return content is null ? new AttachedFile(file.Row, null, error! with { Row = file.Row })
                : failures.TryGetValue(content.Address, out var failure) ? new AttachedFile(file.Row, null, NotStored(file, failure))
                : new AttachedFile(file.Row, content.Address, null);
        }
    }

    private async Task<(IReadOnlyDictionary<string, (HashedFile? File, RowError? Error)> Hashed, TimeSpan Time)> HashAsync(
        IEnumerable<AttachmentFile> files, ChannelWriter<HashedFile> found, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        try
        {
            var hashed = await _hashing.RunAsync(files.DistinctBy(file => file.Path, StringComparer.Ordinal), file => found.TryWrite(file), cancellationToken);
            found.Complete();
            return (hashed, Stopwatch.GetElapsedTime(begin));
        }
        catch (Exception failure)
        {
            found.Complete(failure);
            throw;
        }
    }

    private static RowError NotStored(AttachmentFile file, string failure) =>
        new(file.Row, RowErrorCodes.AttachmentNotStored, $"{file.Shown} could not be stored: {failure}") { Value = file.Shown };
}

using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Inhaul.Diagnostics;

namespace Inhaul.Attachments;

/// <summary>
/// Contents in a local folder, a file for each. A file is written under another name, flushed and then renamed, so that nobody
/// ever sees a part of one under its address, whoever dies when.
/// </summary>
internal sealed class FolderStorage : IAttachmentStorage
{
    private const string Unfinished = ".unfinished";
    private const int BlockBytes = 1 << 17;

    private readonly UnfinishedFiles _unfinished;
    private readonly ConcurrentDictionary<string, bool> _lasting = new(StringComparer.Ordinal);

    /// <summary>Opens a folder; it is created with the first content.</summary>
    public FolderStorage(string folder)
    {
        Location = Resolve(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        _unfinished = new UnfinishedFiles(Path.Combine(Location, Unfinished));
    }

    /// <inheritdoc/>
    public string Location { get; }

    /// <inheritdoc/>
    public Task<bool> PutAsync(string address, AttachmentContent content, CancellationToken cancellationToken) => AskAsync($"{address} cannot be written", async () =>
    {
        var path = PathOf(address);
        var folder = Path.GetDirectoryName(path)!;
        if (new FileInfo(path) is { Exists: true } there && there.Length == content.Length)
        {
            // Whoever renamed it may not have come to flush its folder.
            Flush(folder);
            return false;
        }

        CreateLocation();
        Directory.CreateDirectory(folder);
        var unfinished = _unfinished.Next();
        try
        {
            // Flushing holds up its thread until the disk has it all.
            await Task.Run(() => Write(unfinished, content, cancellationToken), cancellationToken);
            Failpoint.Hit(FailpointName.AttachmentBeforeRename);
            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }

        Flush(folder);
        return true;
    });

    /// <inheritdoc/>
    public Task<StoredContent?> FindAsync(string address, CancellationToken cancellationToken) => AskAsync($"{address} cannot be looked for", () =>
    {
        var file = new FileInfo(PathOf(address));
        return Task.FromResult(file.Exists ? Stored(address, file) : null);
    });

    /// <inheritdoc/>
    public Task<Stream> OpenAsync(string address, CancellationToken cancellationToken) => AskAsync($"{address} cannot be read", () =>
        Task.FromResult<Stream>(new FileStream(PathOf(address), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0)));

    /// <inheritdoc/>
    public Task DeleteAsync(string address, CancellationToken cancellationToken) => AskAsync($"{address} cannot be removed", () =>
    {
        _unfinished.Sweep();
        var path = PathOf(address);
        if (File.Exists(path))
        {
            File.Delete(path);
            FolderSync.Flush(Path.GetDirectoryName(path)!);
        }

        return Task.FromResult(true);
    });

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredContent> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Location))
        {
            yield break;
        }

        using var files = await AskAsync($"{Location} cannot be listed", () => Task.FromResult(new DirectoryInfo(Location).EnumerateFiles("*", SearchOption.AllDirectories).GetEnumerator()));
        while (await AskAsync($"{Location} cannot be listed", () => Task.FromResult(files.MoveNext())))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var file = files.Current;
            var address = Path.GetRelativePath(Location, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
            if (address.StartsWith(prefix, StringComparison.Ordinal) && !address.StartsWith($"{Unfinished}/", StringComparison.Ordinal) && file.Exists)
            {
                yield return Stored(address, file);
            }
        }
    }

    /// <summary>The one name of a folder, whichever links led to it: the ledger knows what is needed by it.</summary>
    private static string Resolve(string folder)
    {
        if (Path.GetDirectoryName(folder) is not { } above)
        {
            return folder;
        }

        var here = Path.Combine(Resolve(above), Path.GetFileName(folder));
        return Directory.Exists(here) && new DirectoryInfo(here).ResolveLinkTarget(returnFinalTarget: true) is { } target ? Resolve(target.FullName) : here;
    }

    private static StoredContent Stored(string address, FileInfo file) => new(address, file.Length, new DateTimeOffset(file.LastWriteTimeUtc));

    private static void Write(string path, AttachmentContent content, CancellationToken cancellationToken)
    {
        using var source = content.Open();
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            while (source.Read(block) is > 0 and var read)
            {
                cancellationToken.ThrowIfCancellationRequested();
                file.Write(block, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }

        file.Flush(flushToDisk: true);
    }

    /// <summary>
    /// Makes the names in a folder last, and its own with those above it; these once in a process, whoever has created them. From below, since
    /// what a file system has flushed for the one folder mostly needs no other flush for the next.
    /// </summary>
    private void Flush(string folder)
    {
        FolderSync.Flush(folder);
        while (folder != Location && !_lasting.ContainsKey(folder))
        {
            var above = Path.GetDirectoryName(folder)!;
            FolderSync.Flush(above);
            _lasting[folder] = true;
            folder = above;
        }
    }

    private void CreateLocation()
    {
        if (!Directory.Exists(Location))
        {
            Directory.CreateDirectory(Location);
            FolderSync.Flush(Path.GetDirectoryName(Location)!);
        }
    }

    private string PathOf(string address)
    {
        var path = Path.GetFullPath(Path.Combine(Location, address));
        return path.StartsWith(Location + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new AttachmentStorageException($"'{address}' leads out of {Location}", isTransient: false);
    }

    private static async Task<T> AskAsync<T>(string what, Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new AttachmentStorageException($"{what}: {failure.Message}", isTransient: false, retryAfter: null, failure);
        }
        catch (IOException failure) when (failure is not AttachmentStorageException)
        {
            throw new AttachmentStorageException($"{what}: {failure.Message}", isTransient: true, retryAfter: null, failure);
        }
    }
}

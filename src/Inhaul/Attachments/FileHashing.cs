using System.Collections.Concurrent;

namespace Inhaul.Attachments;

/// <summary>Hashes files, several at once.</summary>
/// <param name="hashers">How many at once.</param>
internal sealed class FileHashing(int hashers)
{
    /// <summary>Hashes files; each that cannot be read has an error instead.</summary>
    /// <param name="paths">The files, each once.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>By its path, what each file is, or why that is not known; which row it belongs to does not matter here.</returns>
    public async Task<IReadOnlyDictionary<string, (HashedFile? File, RowError? Error)>> RunAsync(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        var found = new ConcurrentDictionary<string, (HashedFile?, RowError?)>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(paths, new ParallelOptions { MaxDegreeOfParallelism = hashers, CancellationToken = cancellationToken }, (path, token) =>
        {
            found[path] = Hash(path, token);
            return ValueTask.CompletedTask;
        });
        return found;
    }

    private static (HashedFile?, RowError?) Hash(string path, CancellationToken cancellationToken)
    {
        try
        {
            var (sha256, length) = ContentHash.OfFile(path, cancellationToken);
            return (new HashedFile(path, ContentAddress.Of(sha256, path), length), null);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, Refused(path, RowErrorCodes.AttachmentMissing, $"there is no file {path}"));
        }
        catch (Exception exception) when (exception is (IOException or UnauthorizedAccessException) && Directory.Exists(path))
        {
            return (null, Refused(path, RowErrorCodes.AttachmentMissing, $"{path} is a folder, where a file is needed"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, Refused(path, RowErrorCodes.AttachmentUnreadable, $"{path} cannot be read: {exception.Message}"));
        }
    }

    private static RowError Refused(string path, string code, string message) => new(0, code, message) { Value = path };
}

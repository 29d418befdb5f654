using System.Collections.Concurrent;

namespace Inhaul.Attachments;

/// <summary>Hashes files, several at once.</summary>
/// <param name="hashers">How many at once.</param>
/// <param name="told">Told of each file; null for nobody.</param>
internal sealed class FileHashing(int hashers, Action<AttachmentCounts>? told = null)
{
    /// <summary>Hashes files; each that cannot be read has an error instead.</summary>
    /// <param name="files">The files, each once.</param>
    /// <param name="found">Given each file that is hashed, by several threads at once.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>By its path, what each file is, or why that is not known; which row it belongs to does not matter here.</returns>
    public async Task<IReadOnlyDictionary<string, (HashedFile? File, RowError? Error)>> RunAsync(IEnumerable<AttachmentFile> files, Action<HashedFile> found, CancellationToken cancellationToken)
    {
        var hashed = new ConcurrentDictionary<string, (HashedFile?, RowError?)>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = hashers, CancellationToken = cancellationToken }, (file, token) =>
        {
            var (content, _) = hashed[file.Path] = Hash(file, token);
            if (content is not null)
            {
                found(content);
            }

            told?.Invoke(content is null ? new AttachmentCounts { Failed = 1, Unread = 1 } : new AttachmentCounts { Hashed = 1, HashedBytes = content.Length });
            return ValueTask.CompletedTask;
        });
        return hashed;
    }

    private static (HashedFile?, RowError?) Hash(AttachmentFile file, CancellationToken cancellationToken)
    {
        if (SpecialFile.Is(file.Path))
        {
            return (null, Refused(file, RowErrorCodes.AttachmentMissing, $"{file.Shown} is a pipe or a device, where a file is needed"));
        }

        try
        {
            var (sha256, length) = ContentHash.OfFile(file.Path, cancellationToken);
            return (new HashedFile(file.Path, file.Shown, ContentAddress.Of(sha256, file.Path), length), null);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, Refused(file, RowErrorCodes.AttachmentMissing, $"there is no file {file.Shown}"));
        }
        catch (Exception exception) when (exception is (IOException or UnauthorizedAccessException) && Directory.Exists(file.Path))
        {
            return (null, Refused(file, RowErrorCodes.AttachmentMissing, $"{file.Shown} is a folder, where a file is needed"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, Refused(file, RowErrorCodes.AttachmentUnreadable, $"{file.Shown} cannot be read: {exception.Message}"));
        }
    }

    private static RowError Refused(AttachmentFile file, string code, string message) => new(0, code, message) { Value = file.Shown };
}

using System.Buffers;
using System.Security.Cryptography;

namespace Inhaul.Attachments;

/// <summary>Hashes contents block by block, so that none is ever in memory as a whole.</summary>
internal static class ContentHash
{
    private const int BlockBytes = 1 << 17;

    /// <summary>The SHA-256 of a file in lower-case hexadecimal, and its length.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops between two blocks.</param>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder.</exception>
    public static (string Sha256, long Length) OfFile(string path, CancellationToken cancellationToken)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            var length = 0L;
            while (RandomAccess.Read(file, block, length) is > 0 and var read)
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.AppendData(block, 0, read);
                length += read;
            }

            return (Convert.ToHexStringLower(hash.GetHashAndReset()), length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    /// <summary>The SHA-256 of the rest of a stream in lower-case hexadecimal, and its length.</summary>
    /// <param name="content">The stream.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<(string Sha256, long Length)> OfAsync(Stream content, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            var length = 0L;
            while (await content.ReadAsync(block, cancellationToken) is > 0 and var read)
            {
                hash.AppendData(block, 0, read);
                length += read;
            }

            return (Convert.ToHexStringLower(hash.GetHashAndReset()), length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }
}

namespace Inhaul.Attachments;

/// <summary>Reads contents of a storage back and compares their SHA-256.</summary>
/// <param name="storage">The storage.</param>
/// <param name="options">How many at once, and how patiently.</param>
/// <param name="time">By which it waits.</param>
internal sealed class ContentCheck(IAttachmentStorage storage, AttachmentOptions options, TimeProvider time) : IDisposable
{
    private readonly StorageAccess _access = new(options, time);

    /// <summary>Reads a content back.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="bytes">The length it should have; null when nobody says.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>What is wrong with it; null for nothing.</returns>
    public async Task<AttachmentProblem?> CheckAsync(ContentAddress address, long? bytes, CancellationToken cancellationToken)
    {
        try
        {
            var (found, _) = await _access.RunAsync(token => ReadAsync(address, token), cancellationToken);
            return found is not { } read ? new AttachmentProblem(address, AttachmentProblemKind.Missing, "is not there")
                : read.Sha256 == address.Sha256 ? null
                : new AttachmentProblem(address, AttachmentProblemKind.Damaged, bytes is null || read.Length == bytes ? "has other bytes" : $"has {read.Length} bytes instead of {bytes}");
        }
        catch (AttachmentStorageException failure)
        {
            return new AttachmentProblem(address, AttachmentProblemKind.Unread, failure.Message);
        }
    }

    public void Dispose() => _access.Dispose();

    private async Task<(string Sha256, long Length)?> ReadAsync(ContentAddress address, CancellationToken cancellationToken)
    {
        if (await storage.FindAsync(address.ToString(), cancellationToken) is null)
        {
            return null;
        }

        try
        {
            await using var content = await storage.OpenAsync(address.ToString(), cancellationToken);
            return await ContentHash.OfAsync(content, cancellationToken);
        }
        catch (IOException failure) when (failure is not AttachmentStorageException)
        {
            throw new AttachmentStorageException($"{address} broke off: {failure.Message}", isTransient: true, retryAfter: null, failure);
        }
    }
}

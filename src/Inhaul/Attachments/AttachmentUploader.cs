using System.Security.Cryptography;
using Inhaul.Diagnostics;
using Inhaul.Stores;

namespace Inhaul.Attachments;

/// <summary>
/// Brings contents into a storage, each until it is there or has failed for good, and none twice at the same time. There is one for a storage in
/// a process, shared by all who upload to it, so that what it does at once is limited for the whole process.
/// </summary>
/// <param name="storage">The storage.</param>
/// <param name="options">How many at once, and how patiently.</param>
/// <param name="time">By which it waits.</param>
internal sealed class AttachmentUploader(IAttachmentStorage storage, AttachmentOptions options, TimeProvider time) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SharedUpload> _running = new(StringComparer.Ordinal);
    private readonly StorageAccess _access = new(options, time);

    /// <summary>The name of the storage in the ledger.</summary>
    public string Location => storage.Location;

    /// <summary>Stores a content, or waits for whoever is storing it.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="content">The content.</param>
    /// <param name="cancellationToken">Stops, unless somebody else waits for the same content.</param>
    /// <exception cref="AttachmentStorageException">It has failed for good.</exception>
    public async Task<UploadResult> UploadAsync(string address, AttachmentContent content, CancellationToken cancellationToken)
    {
        var upload = Join(address, content);
        try
        {
            return await upload.WaitAsync(cancellationToken);
        }
        finally
        {
            Leave(address, upload);
        }
    }

    /// <summary>
    /// Finds out whether it is the storage that is at fault when a content could not be stored: then it does not take any other either, such as
    /// a few random bytes, which are removed again.
    /// </summary>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="AttachmentTroubleException">It is.</exception>
    public async Task RequireAsync(CancellationToken cancellationToken)
    {
        var bytes = RandomNumberGenerator.GetBytes(32);
        var address = ContentAddress.Of(Convert.ToHexStringLower(SHA256.HashData(bytes)), "");
        var content = new AttachmentContent(address.Sha256, bytes.Length, MediaType.Of(address), () => new MemoryStream(bytes));
        try
        {
            await _access.RunAsync(token => storage.PutAsync(address.ToString(), content, token), cancellationToken);
        }
        catch (AttachmentStorageException failure)
        {
            throw new AttachmentTroubleException($"{Location} does not take any content: {failure.Message}", failure.MayPass, failure);
        }

        try
        {
            await _access.RunAsync(token => storage.DeleteAsync(address.ToString(), token), cancellationToken);
        }
        catch (AttachmentStorageException)
        {
            // Nobody needs it, and a collection of what is unknown to the ledger finds it.
        }
    }

    public void Dispose() => _access.Dispose();

    private SharedUpload Join(string address, AttachmentContent content)
    {
        lock (_gate)
        {
            if (!_running.TryGetValue(address, out var upload))
            {
                _running[address] = upload = new SharedUpload(async stop =>
                {
                    var (isWritten, failures) = await _access.RunAsync(token => storage.PutAsync(address, content, token), stop);
                    Failpoint.Hit(FailpointName.AttachmentAfterPut);
                    return new UploadResult(isWritten, failures);
                });
            }

            upload.Join();
            return upload;
        }
    }

    private void Leave(string address, SharedUpload upload)
    {
        lock (_gate)
        {
            if (upload.Leave())
            {
                _running.Remove(address);
            }
        }
    }
}

namespace Inhaul;

/// <summary>
/// A place that keeps the contents of attachments, each under an address made of its SHA-256. An application may have its own;
/// it is used by many threads at once.
/// </summary>
/// <remarks>
/// Everything that goes wrong in the place is an <see cref="AttachmentStorageException"/>, which says whether another try may
/// go better: the engine tries again, the storage itself does not. Cancelling leaves an address as it was, or with the whole
/// content; never with a part of one.
/// </remarks>
public interface IAttachmentStorage
{
    /// <summary>
    /// Where it is, such as a folder or <c>s3://bucket/prefix</c>. The ledger knows contents by it: the same place has the same
    /// name in every process, and no secret is in it.
    /// </summary>
    string Location { get; }

    /// <summary>
    /// Keeps a content. Once this has returned, the content is there whole and survives a power cut as far as the place can
    /// promise it. Doing it again, also by several at once, does no harm.
    /// </summary>
    /// <param name="address">Its address.</param>
    /// <param name="content">The content; it may be opened again.</param>
    /// <param name="cancellationToken">Stops; the address is left as it was, or with the whole content.</param>
    /// <returns>False when the content was there already and nothing had to be written.</returns>
    /// <exception cref="AttachmentStorageException">It could not be kept.</exception>
    Task<bool> PutAsync(string address, AttachmentContent content, CancellationToken cancellationToken);

    /// <summary>Looks for a content without reading it.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>What is there; null when nothing is.</returns>
    /// <exception cref="AttachmentStorageException">The place could not be asked.</exception>
    Task<StoredContent?> FindAsync(string address, CancellationToken cancellationToken);

    /// <summary>Opens a content for reading, from its first byte. The caller closes it.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="AttachmentStorageException">Nothing is there, or it could not be opened. Reading on may throw any <see cref="IOException"/>, which may pass.</exception>
    Task<Stream> OpenAsync(string address, CancellationToken cancellationToken);

    /// <summary>Removes a content for good. Where nothing is, it does nothing.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="cancellationToken">Stops; the content is there whole, or gone.</param>
    /// <exception cref="AttachmentStorageException">It could not be removed.</exception>
    Task DeleteAsync(string address, CancellationToken cancellationToken);

    /// <summary>Everything whose address begins with a text, in any order. What is put or removed meanwhile may be among it or not.</summary>
    /// <param name="prefix">How the addresses begin, such as <c>sha256/</c>; empty for all.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="AttachmentStorageException">The place could not be asked, or not to the end.</exception>
    IAsyncEnumerable<StoredContent> ListAsync(string prefix, CancellationToken cancellationToken);
}

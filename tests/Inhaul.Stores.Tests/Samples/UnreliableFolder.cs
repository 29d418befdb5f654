using Inhaul.Attachments;

namespace Inhaul.Stores.Tests.Samples;

/// <summary>A real folder of contents that fails where a test says so.</summary>
/// <param name="folder">The folder.</param>
internal sealed class UnreliableFolder(string folder) : IAttachmentStorage
{
    private readonly FolderStorage _folder = new(folder);
    private int _puts;

    public string Location => _folder.Location;

    /// <summary>What is done with an address instead of keeping or removing it; null for nothing.</summary>
    public Func<string, AttachmentStorageException?> Refuse { get; set; } = _ => null;

    /// <summary>What happens before a content is kept.</summary>
    public Func<Task> BeforePut { get; set; } = () => Task.CompletedTask;

    /// <summary>How many contents were put so far.</summary>
    public int Puts => _puts;

    public async Task<bool> PutAsync(string address, AttachmentContent content, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _puts);
        await BeforePut();
        return Refuse(address) is { } refusal ? throw refusal : await _folder.PutAsync(address, content, cancellationToken);
    }

    public Task<StoredContent?> FindAsync(string address, CancellationToken cancellationToken) => _folder.FindAsync(address, cancellationToken);

    public Task<Stream> OpenAsync(string address, CancellationToken cancellationToken) => _folder.OpenAsync(address, cancellationToken);

    public Task DeleteAsync(string address, CancellationToken cancellationToken) => Refuse(address) is { } refusal ? throw refusal : _folder.DeleteAsync(address, cancellationToken);

    public IAsyncEnumerable<StoredContent> ListAsync(string prefix, CancellationToken cancellationToken) => _folder.ListAsync(prefix, cancellationToken);
}

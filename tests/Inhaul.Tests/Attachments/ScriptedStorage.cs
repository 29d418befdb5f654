using System.Collections.Concurrent;

namespace Inhaul.Tests.Attachments;

/// <summary>A storage of an application: it keeps nothing, and does with each put what the test says.</summary>
/// <param name="putAsync">Told the address and how many times it was put before.</param>
internal sealed class ScriptedStorage(Func<string, int, CancellationToken, Task<bool>> putAsync) : IAttachmentStorage
{
    private readonly ConcurrentDictionary<string, int> _puts = new(StringComparer.Ordinal);

    public string Location => "scripted:";

    /// <summary>How many times an address was put.</summary>
    public int Puts(string address) => _puts.GetValueOrDefault(address);

    public Task<bool> PutAsync(string address, AttachmentContent content, CancellationToken cancellationToken) =>
        putAsync(address, _puts.AddOrUpdate(address, 1, (_, times) => times + 1) - 1, cancellationToken);

    public Task<StoredContent?> FindAsync(string address, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Stream> OpenAsync(string address, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task DeleteAsync(string address, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<StoredContent> ListAsync(string prefix, CancellationToken cancellationToken) => throw new NotSupportedException();
}

using System.Runtime.CompilerServices;
using Inhaul.Stores;

namespace Inhaul.Attachments;

/// <summary>Reads back every content that the ledger says is in a storage, and compares what it is.</summary>
/// <param name="source">The ledger.</param>
/// <param name="storage">The storage.</param>
/// <param name="options">How many at once, and how patiently.</param>
/// <param name="time">By which it waits.</param>
internal sealed class AttachmentVerification(IAttachmentSource source, IAttachmentStorage storage, AttachmentOptions options, TimeProvider time) : IDisposable
{
    private readonly ContentCheck _check = new(storage, options, time);

    /// <summary>How many contents were read back.</summary>
    public long Verified { get; private set; }

    /// <summary>The bytes that the ledger says they have.</summary>
    public long VerifiedBytes { get; private set; }

    /// <summary>Verifies a storage.</summary>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>What is wrong, in the order of addresses.</returns>
    public async IAsyncEnumerable<AttachmentProblem> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (ContentAddress? after = null; await source.ListStoredAsync(storage.Location, after, options.Batch, cancellationToken) is { Count: > 0 } page; after = page[^1].Address)
        {
            var problems = (await Task.WhenAll(page.Select(content => _check.CheckAsync(content.Address, content.Bytes, cancellationToken)))).OfType<AttachmentProblem>().ToList();

            // What was removed meanwhile is no loss.
            var stored = await source.FindStoredAsync(storage.Location, [.. problems.Select(problem => problem.Address)], cancellationToken);
            foreach (var problem in problems.Where(problem => stored.Contains(problem.Address)))
            {
                yield return problem;
            }

            Verified += page.Count;
            VerifiedBytes += page.Sum(content => content.Bytes);
        }
    }

    public void Dispose() => _check.Dispose();
}

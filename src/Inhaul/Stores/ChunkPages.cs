using System.Runtime.CompilerServices;

namespace Inhaul.Stores;

/// <summary>Walks over all chunks of an import without holding more than a few of them, and without one long transaction.</summary>
internal static class ChunkPages
{
    private const int ChunksAtOnce = 64;

    /// <summary>The chunks of an import, in order.</summary>
    public static async IAsyncEnumerable<ChunkRecord> ReadAllChunksAsync(
        this IImportStore store, ImportRecord import, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var last = 0; ;)
        {
            var chunks = await store.ReadChunksAsync(import, last, ChunksAtOnce, cancellationToken);
            foreach (var chunk in chunks)
            {
                yield return chunk;
            }

            if (chunks.Count < ChunksAtOnce)
            {
                yield break;
            }

            last = chunks[^1].Number;
        }
    }
}

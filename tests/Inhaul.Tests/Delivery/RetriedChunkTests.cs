using Inhaul.Delivery;
using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Tests.Delivery;

public sealed class RetriedChunkTests
{
    [Fact]
    public void Only_the_retried_rows_are_pending_again()
    {
        byte[] outcomes = [1, 7, 8, 7];
        var chunk = new ChunkRecord(2, 0, new ChunkPosition(11, 40), 0, IsSettled: true, Attempts: 1, outcomes, RowCounts.Of(outcomes));
        Assert.Equal([1, 0, 8, 0], new RetriedChunk(chunk, [12, 14]).Reopened());
        Assert.Equal([1, 7, 8, 7], chunk.Outcomes);
    }
}

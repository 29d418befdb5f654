using Inhaul.Intake;
using Inhaul.Mapping;

namespace Inhaul.Tests.Intake;

public sealed class ChunkPlannerTests
{
    [Fact]
    public void A_chunk_is_cut_when_it_has_enough_rows()
    {
        var planner = new ChunkPlanner(2);
        planner.BeginSource(0);
        planner.Add(line: 2, offset: 10);
        planner.Add(line: 3, offset: 20);
        planner.Add(line: 6, offset: 35);
        planner.EndSource(40);
        Assert.Equal(
            [new PlannedChunk(1, 0, new ChunkPosition(1, 2), 2, 10, 25), new PlannedChunk(2, 0, new ChunkPosition(3, 6), 1, 35, 5)], planner.Chunks);
    }

    [Fact]
    public void A_chunk_of_long_rows_is_cut_at_eight_mebibytes()
    {
        var planner = new ChunkPlanner(1_000_000);
        planner.BeginSource(0);
        for (var row = 0; row < 10; row++)
        {
            planner.Add(row + 2, row * 3_000_000L);
        }

        planner.EndSource(30_000_000);
        Assert.Equal([3, 3, 3, 1], planner.Chunks.Select(chunk => chunk.Rows));
    }

    [Fact]
    public void A_chunk_never_spans_two_sources()
    {
        var planner = new ChunkPlanner(10);
        planner.BeginSource(0);
        planner.Add(2, 4);
        planner.EndSource(8);
        planner.BeginSource(1);
        planner.Add(3, 6);
        planner.EndSource(9);
        Assert.Equal(
            [new PlannedChunk(1, 0, new ChunkPosition(1, 2), 1, 4, 4), new PlannedChunk(2, 1, new ChunkPosition(2, 3), 1, 6, 3)], planner.Chunks);
    }

    [Fact]
    public void A_source_without_rows_has_no_chunk()
    {
        var planner = new ChunkPlanner(10);
        planner.BeginSource(0);
        planner.EndSource(0);
        Assert.Equal((0, 0L), (planner.Chunks.Count, planner.Rows));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 7)]
    [InlineData(3, 100)]
    [InlineData(4, 5_000)]
    public void Chunks_cover_all_rows_and_bytes_without_gap_or_overlap(int seed, int maxRows)
    {
        var random = new Random(seed);
        var planner = new ChunkPlanner(maxRows);
        planner.BeginSource(0);
        var (line, start, offset) = (2L, 30L, 30L);
        for (var row = 0; row < 1_000; row++)
        {
            planner.Add(line, offset);
            line += random.Next(1, 4);
            offset += random.Next(1, 9_000);
        }

        planner.EndSource(offset);
        var (nextRow, nextOffset) = (1L, start);
        foreach (var chunk in planner.Chunks)
        {
            Assert.Equal((nextRow, nextOffset), (chunk.Position.FirstRow, chunk.Offset));
            Assert.InRange(chunk.Rows, 1, maxRows);
            (nextRow, nextOffset) = (chunk.LastRow + 1, chunk.Offset + chunk.Bytes);
        }

        Assert.Equal((1_001, offset), (nextRow, nextOffset));
        Assert.Equal(Enumerable.Range(1, planner.Chunks.Count), planner.Chunks.Select(chunk => chunk.Number));
    }
}

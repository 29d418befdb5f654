using System.Globalization;
using System.Text;
using Inhaul.Mapping;

namespace Inhaul.Tests.Mapping;

public sealed class RowBatchTests
{
    [Fact]
    public void A_row_keeps_its_cells_and_its_place_in_the_chunk()
    {
        var batch = new RowBatch(2);
        var cells = batch.Add(7);
        cells[0] = new Cell(CellKind.Integer, 0, 5);
        cells[1] = batch.Keep(CellKind.Text, "five"u8);
        Assert.Equal((1, 7, 5L, "five"), (batch.Count, batch.IndexInChunk(0), batch[0][0].Bits, Encoding.UTF8.GetString(batch.Text(batch[0][1]))));
    }

    [Fact]
    public void It_grows_with_its_rows_and_their_text()
    {
        var batch = new RowBatch(3);
        for (var row = 0; row < 5_000; row++)
        {
            var cells = batch.Add(row);
            for (var column = 0; column < 3; column++)
            {
                cells[column] = batch.Keep(CellKind.Text, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{row}/{column}")));
            }
        }

        for (var row = 0; row < 5_000; row++)
        {
            Assert.Equal(row, batch.IndexInChunk(row));
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{row}/2"), Encoding.UTF8.GetString(batch.Text(batch[row][2])));
        }
    }

    [Fact]
    public void A_value_larger_than_all_room_there_is_is_kept()
    {
        var batch = new RowBatch(1);
        var large = new byte[1 << 20];
        large[^1] = 7;
        Assert.Equal(large, batch.Text(batch.Keep(CellKind.Text, large)).ToArray());
    }

    [Fact]
    public void The_last_row_can_be_taken_away_again()
    {
        var batch = new RowBatch(1);
        batch.Add(0);
        batch.Add(1);
        batch.RemoveLast();
        batch.Add(2);
        Assert.Equal((2, 2), (batch.Count, batch.IndexInChunk(1)));
    }

    [Fact]
    public void A_cleared_batch_is_empty_and_can_be_used_again()
    {
        var batch = new RowBatch(1);
        batch.Add(4)[0] = batch.Keep(CellKind.Text, "old"u8);
        batch.Clear();
        Assert.Equal(0, batch.Count);
        batch.Add(5)[0] = batch.Keep(CellKind.Text, "new"u8);
        Assert.Equal("new", Encoding.UTF8.GetString(batch.Text(batch[0][0])));
    }
}

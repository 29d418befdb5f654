using Inhaul.Intake;

namespace Inhaul.Tests.Intake;

public sealed class KeyHashSpoolTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16_384)]
    [InlineData(50_000)]
    public void Hashes_come_back_in_the_order_of_rows(int rows)
    {
        using var spool = Filled(rows);
        Assert.Equal(Enumerable.Range(1, rows).Select(row => ((long)row, (ulong)row * 7)), Read(spool));
    }

    [Fact]
    public void Rows_may_be_added_after_reading()
    {
        using var spool = Filled(20_000);
        Read(spool);
        spool.Add(5);
        Assert.Equal((20_001L, 5UL), Read(spool)[^1]);
    }

    [Fact]
    public void It_can_be_read_twice()
    {
        using var spool = Filled(20_000);
        Assert.Equal(Read(spool), Read(spool));
    }

    private static KeyHashSpool Filled(int rows)
    {
        var spool = new KeyHashSpool();
        for (var row = 1; row <= rows; row++)
        {
            spool.Add((ulong)row * 7);
        }

        return spool;
    }

    private static List<(long Row, ulong Hash)> Read(KeyHashSpool spool)
    {
        var read = new List<(long, ulong)>();
        spool.ForEach((row, hash) => read.Add((row, hash)));
        return read;
    }
}

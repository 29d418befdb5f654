using Inhaul.Intake;

namespace Inhaul.Tests.Intake;

public sealed class RowSetTests
{
    [Fact]
    public void An_empty_set_has_no_row() => Assert.False(new RowSet(10).Contains(5));

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1_000)]
    public void The_first_and_the_last_row_can_be_in_it(long rows)
    {
        var set = new RowSet(rows);
        set.Add(rows);
        Assert.True(set.Contains(rows));
        Assert.Equal(rows == 1, set.Contains(1));
    }

    [Fact]
    public void It_holds_exactly_what_was_added()
    {
        var random = new Random(1);
        var expected = Enumerable.Range(1, 5_000).Where(_ => random.Next(3) == 0).Select(row => (long)row).ToHashSet();
        var set = new RowSet(5_000);
        foreach (var row in expected)
        {
            set.Add(row);
        }

        Assert.Equal(expected.Count, set.Count);
        Assert.Equal(expected, Enumerable.Range(1, 5_000).Select(row => (long)row).Where(set.Contains).ToHashSet());
    }
}

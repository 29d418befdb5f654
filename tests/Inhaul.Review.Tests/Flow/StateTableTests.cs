using Inhaul.Review.Flow;

namespace Inhaul.Review.Tests.Flow;

/// <summary>States and their numbers.</summary>
public sealed class StateTableTests
{
    private readonly StateTable _table = new();

    [Fact]
    public void Equal_states_have_the_same_number()
    {
        var first = _table.Keep([1, 2, 3]);

        Assert.Equal(first, _table.Keep([1, 2, 3]));
        Assert.NotEqual(first, _table.Keep([1, 2]));
        Assert.NotEqual(first, _table.Keep([3, 2, 1]));
        Assert.Equal(3, _table.Count);
        Assert.Equal(8, _table.Cells);
    }

    [Fact]
    public void A_state_without_cells_is_one_too() => Assert.Equal(_table.Keep([]), _table.Keep([]));

    [Fact]
    public void Many_states_keep_what_they_hold()
    {
        const int Many = 5000;
        for (var at = 0; at < Many; at++)
        {
            Assert.Equal(at, _table.Keep(Cells(at)));
        }

        for (var at = 0; at < Many; at++)
        {
            Assert.Equal(Cells(at), _table[at].ToArray());
            Assert.Equal(at, _table.Keep(Cells(at)));
        }
    }

    private static int[] Cells(int at) => [.. Enumerable.Repeat(at % 7, at % 5), at];
}

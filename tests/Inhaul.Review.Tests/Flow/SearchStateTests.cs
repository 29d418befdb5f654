using Inhaul.Review.Flow;

namespace Inhaul.Review.Tests.Flow;

/// <summary>The state that a search works on.</summary>
public sealed class SearchStateTests
{
    private readonly SearchState _state = new();

    [Fact]
    public void Cells_are_put_in_before_others()
    {
        _state.Load([1, 2, 5]);
        _state.Insert(2, 3, 4);
        _state.Insert(5, 6);

        Assert.Equal([1, 2, 3, 4, 5, 6], _state.Cells.ToArray());
    }

    [Fact]
    public void Cells_are_taken_out()
    {
        _state.Load([1, 2, 3, 4, 5]);
        _state.Remove(1, 2);

        Assert.Equal([1, 4, 5], _state.Cells.ToArray());
    }

    [Fact]
    public void A_state_grows_with_what_is_put_in()
    {
        _state.Load([]);
        for (var at = 0; at < 100; at++)
        {
            _state.Insert(0, at);
        }

        Assert.Equal(Enumerable.Range(0, 100).Reverse(), _state.Cells.ToArray());
    }

    [Fact]
    public void What_is_loaded_takes_the_place_of_what_was_there()
    {
        _state.Load([1, 2, 3]);
        _state.Load([4]);

        Assert.Equal([4], _state.Cells.ToArray());
    }
}

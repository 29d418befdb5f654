using Inhaul.Delivery;
using Inhaul.Stores;

namespace Inhaul.Tests.Delivery;

public sealed class FairTurnTests
{
    private readonly FairTurn _turn = new();

    [Fact]
    public void Tenants_take_turns() => Assert.Equal("a1 b1 c1 a1 b1 c1", Turns(6, "a1", "b1", "c1"));

    [Fact]
    public void Imports_of_a_tenant_take_turns_within_its_turns() => Assert.Equal("a1 b1 a2 b1 a3 b1 a1 b1", Turns(8, "a3", "a1", "a2", "b1"));

    [Fact]
    public void The_order_in_which_they_are_found_does_not_matter() => Assert.Equal("a1 b1 a2 b2", string.Join(' ', Turn("b2", "a2", "b1", "a1"), Turn("a1", "b1", "a2", "b2"), Turn("b1", "a2"), Turn("b2", "a1")));

    [Fact]
    public void Who_comes_later_is_next_behind_the_one_whose_turn_it_was()
    {
        Assert.Equal("b1 b1 b1", Turns(3, "b1"));
        Assert.Equal("a1 b2 a1 b1", Turns(4, "a1", "b1", "b2"));
    }

    [Fact]
    public void Who_is_gone_is_passed_over()
    {
        Turns(2, "a1", "b1", "c1");
        Assert.Equal("a1 a1", Turns(2, "a1"));
    }

    [Fact]
    public void Workers_who_share_it_do_not_get_the_same_turn()
    {
        var turns = new string[400];
        Parallel.For(0, turns.Length, i => turns[i] = Turn("a1", "a2", "b1", "b2"));
        Assert.Equal([100, 100, 100, 100], turns.CountBy(turn => turn).Select(turn => turn.Value));
    }

    private string Turns(int count, params string[] imports) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Turn(imports)));

    private string Turn(params string[] imports)
    {
        var next = _turn.Next([.. imports.Select(import => new ImportKey(import[..1], Guid.Parse($"00000000-0000-7000-8000-00000000000{import[1]}")))]);
        return next.Tenant + next.Id.ToString()[^1];
    }
}

using Inhaul.Review.Flow;

namespace Inhaul.Review.Tests.Flow;

/// <summary>Which values are the same.</summary>
public sealed class ValueTableTests
{
    private readonly ValueTable _values = new();
    private readonly FlowNode _maker = new(1, FlowKind.Call, 1, "make()");

    [Fact]
    public void The_same_from_the_same_is_the_same()
    {
        var (one, two) = (_values.Initial(1), _values.Initial(2));

        Assert.Equal(Sum(one, two), Sum(one, two));
        Assert.NotEqual(Sum(one, two), Sum(two, one));
        Assert.NotEqual(Sum(one, two), _values.Operation("Sub", List(one, two)));
    }

    [Fact]
    public void Values_of_different_origin_are_different() =>
        Assert.Equal(4, new[] { _values.Initial(1), _values.Fresh(_maker), _values.Constant("1", true), _values.Container(1, ValueTable.NoParts) }.Distinct().Count());

    [Fact]
    public void What_a_node_made_before_is_another_value_than_what_it_makes_next()
    {
        var made = _values.Fresh(_maker);
        var held = _values.Container(7, List(made));

        Assert.NotEqual(made, _values.Aged(made, _maker.Id));
        Assert.Equal(made, _values.Fresh(_maker));
        Assert.NotEqual(held, _values.Aged(held, _maker.Id));
        Assert.Equal(held, _values.Aged(held, node: 2));
    }

    [Fact]
    public void A_container_holds_its_parts_and_theirs()
    {
        var (inner, other) = (_values.Initial(1), _values.Initial(2));
        var outer = _values.Container(8, List(_values.Container(7, List(inner))));

        Assert.True(_values.Holds(outer, inner));
        Assert.False(_values.Holds(outer, other));
        Assert.False(_values.Holds(Sum(inner, other), inner));
    }

    [Fact]
    public void A_member_is_part_of_its_owner()
    {
        var owner = _values.Initial(1);
        var member = _values.Operation(".id", List(_values.Operation(".inner", List(owner))));

        Assert.True(_values.IsPartOf(member, owner));
        Assert.False(_values.IsPartOf(owner, member));
        Assert.False(_values.IsPartOf(Sum(owner, owner), owner));
    }

    [Fact]
    public void A_counter_in_a_loop_makes_no_new_values_for_ever()
    {
        var (counter, one, seen) = (_values.Initial(1), _values.Constant("int 1", true), new HashSet<int>());
        while (seen.Add(counter))
        {
            counter = Sum(counter, one);
        }

        Assert.InRange(seen.Count, 2, 20);
    }

    private int Sum(int one, int other) => _values.Operation("Add", List(one, other));

    private int List(params int[] values) => values.Aggregate(ValueTable.NoParts, _values.With);
}

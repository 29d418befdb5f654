using Inhaul.Review.Flow;

namespace Inhaul.Review.Tests.Flow;

/// <summary>What variables hold along a path.</summary>
public sealed class FlowEnvironmentTests
{
    private readonly FlowSketch _sketch = new();
    private readonly ValueTable _values = new();
    private readonly SearchState _state = new();

    [Fact]
    public void Another_name_for_a_value_is_the_same_value()
    {
        var (id, alias) = (_sketch.Variable("id"), _sketch.Variable("alias"));
        var assign = _sketch.Assign(alias, id);
        _sketch.Complete(alias);
        var environment = Start();

        Assert.True(environment.Apply(assign, _state));

        Assert.Equal(environment.Evaluate(id, _state), environment.Evaluate(alias, _state));
    }

    [Fact]
    public void A_variable_that_takes_a_new_value_is_no_longer_what_it_was()
    {
        var id = _sketch.Variable("id");
        var made = _sketch.Make();
        var assign = _sketch.Assign(id, FlowValue.OfNode(made));
        _sketch.Complete(id);
        var environment = Start();
        var before = environment.Evaluate(id, _state);

        environment.Apply(assign, _state);

        Assert.NotEqual(before, environment.Evaluate(id, _state));
    }

    [Fact]
    public void What_an_owner_takes_makes_its_members_others()
    {
        var owner = _sketch.Variable("0:context");
        var member = FlowValue.OfMember(_sketch.Graph.Slot("0:context.id", isLocal: false), "id", owner);
        var keep = _sketch.Assign(FlowValue.OfSlot(member.Number), FlowValue.OfNode(_sketch.Make()));
        var replace = _sketch.Assign(owner, FlowValue.OfNode(_sketch.Make()));
        _sketch.Complete(member);
        var environment = Start();
        environment.Apply(keep, _state);
        var kept = environment.Evaluate(member, _state);

        environment.Apply(replace, _state);

        Assert.NotEqual(kept, environment.Evaluate(member, _state));
    }

    [Fact]
    public void A_condition_that_the_value_answers_closes_the_other_way()
    {
        var variable = _sketch.Variable("buffer");
        var assign = _sketch.Assign(variable, FlowValue.Absent);
        var present = _sketch.Assume(variable, FlowTest.Present);
        _sketch.From(assign);
        var absent = _sketch.Assume(variable, FlowTest.Absent);
        var environment = Start();
        environment.Apply(assign, _state);

        Assert.False(environment.Apply(present, _state));
        Assert.True(environment.Apply(absent, _state));
    }

    [Fact]
    public void The_same_question_has_the_same_answer()
    {
        var variable = _sketch.Variable("flag");
        var first = _sketch.Assume(variable, FlowTest.True);
        var again = _sketch.Assume(variable, FlowTest.False);
        var environment = Start();

        Assert.True(environment.Apply(first, _state));
        Assert.False(environment.Apply(again, _state));
    }

    [Fact]
    public void The_same_question_about_another_value_is_open()
    {
        var variable = _sketch.Variable("flag");
        var first = _sketch.Assume(variable, FlowTest.True);
        var assign = _sketch.Assign(variable, FlowValue.OfNode(_sketch.Make()));
        var again = _sketch.Assume(variable, FlowTest.False);
        var environment = Start();
        environment.Apply(first, _state);
        environment.Apply(assign, _state);

        Assert.True(environment.Apply(again, _state));
    }

    [Fact]
    public void A_variable_that_nobody_asks_for_is_not_kept()
    {
        _sketch.Assign(_sketch.Variable("count"), FlowValue.OfConstant("int 1", truth: true));
        _sketch.Complete(_sketch.Variable("id"));

        // The cell of the automaton, and that of the id.
        Assert.Equal(2, Start().Size);
    }

    [Fact]
    public void What_was_read_the_last_time_is_forgotten()
    {
        var id = _sketch.Variable("id");
        var assign = _sketch.Assign(id, FlowValue.OfNode(_sketch.Make()));
        var complete = _sketch.Complete(id);
        var environment = Start();
        environment.Apply(assign, _state);
        Assert.NotEqual(new int[2], _state.Cells.ToArray());

        environment.Apply(complete, _state);

        Assert.Equal(new int[2], _state.Cells.ToArray());
    }

    [Fact]
    public void Who_has_a_container_or_an_owner_reaches_what_is_in_it()
    {
        var (id, owner) = (_sketch.Variable("id"), _sketch.Variable("context"));
        var member = FlowValue.OfOperation(".id", [owner]);
        _sketch.Complete(id);
        _sketch.Complete(member);
        var environment = Start();
        var held = environment.Evaluate(id, _state);

        Assert.True(environment.Reaches(new FlowArgument(FlowValue.OfContainer(9, [id]), isReceiver: false), held, _state));
        Assert.True(environment.Reaches(new FlowArgument(owner, isReceiver: true), environment.Evaluate(member, _state), _state));
        Assert.False(environment.Reaches(new FlowArgument(owner, isReceiver: false), held, _state));
    }

    private FlowEnvironment Start()
    {
        _sketch.End();
        var environment = new FlowEnvironment(_sketch.Graph, _values, static node => node.Kind == FlowKind.Complete ? [node.Value!] : [], static _ => false);
        _state.Load(new int[environment.Size]);
        return environment;
    }
}

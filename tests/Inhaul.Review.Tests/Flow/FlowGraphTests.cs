using Inhaul.Review.Flow;

namespace Inhaul.Review.Tests.Flow;

/// <summary>What follows in a graph.</summary>
public sealed class FlowGraphTests
{
    private readonly FlowSketch _sketch = new();

    [Fact]
    public void A_node_leads_to_what_follows_it_and_not_to_itself()
    {
        var before = _sketch.Then(FlowKind.Call);
        var flush = _sketch.Flush(_sketch.Variable("buffer"));
        var behind = _sketch.Then(FlowKind.Call);

        var leads = _sketch.Graph.LeadsTo(FlowKind.Flush);

        Assert.True(leads[before.Id]);
        Assert.False(leads[flush.Id]);
        Assert.False(leads[behind.Id]);
    }

    [Fact]
    public void In_a_loop_a_node_leads_to_what_stands_above_it()
    {
        var head = _sketch.Then(FlowKind.Step);
        var flush = _sketch.Flush(_sketch.Variable("buffer"));
        var last = _sketch.Then(FlowKind.Call);
        _sketch.To(head);

        var leads = _sketch.Graph.LeadsTo(FlowKind.Flush);

        Assert.True(leads[last.Id]);
        Assert.True(leads[flush.Id]);
    }

    [Fact]
    public void What_only_an_exception_reaches_is_not_led_to()
    {
        var call = _sketch.Then(FlowKind.Call);
        _sketch.End();
        _sketch.From(null);
        call.RaiseTo(_sketch.Complete(_sketch.Variable("id")));

        Assert.False(_sketch.Graph.LeadsTo(FlowKind.Complete)[call.Id]);
    }

    [Fact]
    public void What_stands_behind_another_beginning_is_of_the_next_import()
    {
        var before = _sketch.Then(FlowKind.Call);
        var begin = _sketch.Begin(_sketch.Variable("id"));
        _sketch.Complete(_sketch.Variable("id"));

        var leads = _sketch.Graph.LeadsTo(FlowKind.Complete);

        Assert.True(leads[begin.Id]);
        Assert.False(leads[before.Id]);
    }

    [Fact]
    public void A_variable_has_one_number() =>
        Assert.Equal(_sketch.Graph.Slot("0:id", isLocal: true), _sketch.Graph.Slot("0:id", isLocal: true));
}

using Inhaul.Review.Flow;

namespace Inhaul.Review.Tests.Flow;

/// <summary>How a search walks a graph.</summary>
public sealed class PathSearchTests
{
    private readonly FlowSketch _sketch = new();

    [Fact]
    public void A_path_is_a_shortest_one()
    {
        var parting = _sketch.Then(FlowKind.Step, "parting");
        _sketch.Then(FlowKind.Call, "long way");
        var meeting = _sketch.Then(FlowKind.Step, "meeting");
        _sketch.End();
        _sketch.From(parting);
        _sketch.To(meeting);

        Assert.Equal(["parting", "meeting"], PathTo(meeting, new CountingAutomaton(most: 0)));
    }

    [Fact]
    public void An_exception_leaves_a_node_before_its_work_is_done()
    {
        var call = _sketch.Then(FlowKind.Call, "call");
        _sketch.End();
        _sketch.From(null);
        var handler = _sketch.Then(FlowKind.Catch, "handler");
        call.RaiseTo(handler);
        var counting = new CountingAutomaton(most: 5);

        PathSearch.Run(_sketch.Graph, counting);

        Assert.Equal(0, counting.Passed.Single(passed => passed.Node == handler).Count);
        Assert.Equal(1, counting.Passed.Single(passed => passed.Node == _sketch.Graph.End).Count);
    }

    [Fact]
    public void A_path_tells_which_node_raised()
    {
        _sketch.Then(FlowKind.Call, "first");
        var call = _sketch.Then(FlowKind.Call, "second");
        call.RaiseTo(_sketch.Graph.Raised);
        var counting = new CountingAutomaton(most: 0);

        var path = PathSearch.Run(_sketch.Graph, counting).Path(counting.PlaceOf(_sketch.Graph.Raised));

        Assert.Equal("second", Assert.Single(path, step => step.Raised).Node.Text);
        Assert.Equal(_sketch.Graph.Raised, path[^1].Node);
    }

    [Fact]
    public void A_node_is_passed_once_for_each_state()
    {
        var head = _sketch.Then(FlowKind.Step, "head");
        var round = _sketch.Then(FlowKind.Call, "round");
        _sketch.To(head);
        var counting = new CountingAutomaton(most: 3);

        var search = PathSearch.Run(_sketch.Graph, counting);

        Assert.True(search.IsComplete);
        Assert.Equal([0, 1, 2, 3], counting.Passed.Where(passed => passed.Node == round).Select(passed => passed.Count));
    }

    [Fact]
    public void A_search_that_does_not_end_is_given_up()
    {
        var head = _sketch.Then(FlowKind.Step);
        _sketch.Then(FlowKind.Call);
        _sketch.To(head);

        Assert.False(PathSearch.Run(_sketch.Graph, new CountingAutomaton(most: int.MaxValue)).IsComplete);
    }

    private List<string> PathTo(FlowNode node, CountingAutomaton counting) =>
        [.. PathSearch.Run(_sketch.Graph, counting).Path(counting.PlaceOf(node)).Select(step => step.Node.Text).Where(text => text.Length > 0)];
}

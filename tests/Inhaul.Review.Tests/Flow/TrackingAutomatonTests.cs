using Inhaul.Review.Flow;

namespace Inhaul.Review.Tests.Flow;

/// <summary>What a search for tracking comes across.</summary>
public sealed class TrackingAutomatonTests
{
    private readonly FlowSketch _sketch = new();
    private readonly FlowValue _id;

    public TrackingAutomatonTests() => _id = _sketch.Variable("id");

    [Fact]
    public void An_import_that_is_completed_is_left_completed()
    {
        _sketch.Begin(_id);
        _sketch.Complete(_id, "Finished");
        _sketch.End();

        Assert.Equal([TrackingSight.Completed, TrackingSight.LeftCompleted], Sights());
    }

    [Fact]
    public void An_import_without_a_completion_is_left_open()
    {
        var begin = _sketch.Begin(_id);
        _sketch.End();

        var seen = Assert.Single(Search());

        Assert.Equal((TrackingSight.LeftOpen, begin, 0), (seen.Sight, seen.Begin, seen.Via));
    }

    [Fact]
    public void An_exception_that_passes_a_completion_is_put_down_to_what_protects_nothing()
    {
        _sketch.Begin(_id);
        _sketch.Then(FlowKind.Call).RaiseTo(_sketch.Graph.Raised);
        _sketch.Complete(_id);
        _sketch.End();

        Assert.Equal(FlowNode.Outside, Assert.Single(Search(), seen => seen.Sight == TrackingSight.LeftOpen).Via);
    }

    [Fact]
    public void An_exception_that_a_handler_takes_is_put_down_to_the_handler()
    {
        _sketch.Begin(_id);
        var call = _sketch.Then(FlowKind.Call);
        _sketch.Complete(_id);
        _sketch.End();
        _sketch.From(null);
        var handler = _sketch.Then(FlowKind.Catch);
        call.RaiseTo(handler);
        _sketch.End();

        Assert.Equal(handler.Id, Assert.Single(Search(), seen => seen.Sight == TrackingSight.LeftOpen).Via);
    }

    [Fact]
    public void A_completion_that_raises_was_tried()
    {
        _sketch.Begin(_id);
        _sketch.Complete(_id).RaiseTo(_sketch.Graph.Raised);
        _sketch.End();

        Assert.DoesNotContain(TrackingSight.LeftOpen, Sights());
    }

    [Fact]
    public void A_second_completion_of_the_same_import_is_seen()
    {
        _sketch.Begin(_id);
        var first = _sketch.Complete(_id);
        var second = _sketch.Complete(_id);
        _sketch.End();

        var seen = Assert.Single(Search(), seen => seen.Sight == TrackingSight.CompletedTwice);

        Assert.Equal((second, first), (seen.At, seen.Before));
    }

    [Fact]
    public void A_completion_with_another_id_is_seen()
    {
        _sketch.Begin(_id);
        _sketch.Assign(_id, FlowValue.OfNode(_sketch.Make()));
        _sketch.Complete(_id);
        _sketch.End();

        Assert.Contains(TrackingSight.OtherId, Sights());
    }

    [Fact]
    public void A_completion_under_another_name_of_the_id_is_none_of_another_id()
    {
        var alias = _sketch.Variable("alias");
        _sketch.Assign(alias, _id);
        _sketch.Begin(_id);
        _sketch.Complete(alias);
        _sketch.End();

        Assert.DoesNotContain(TrackingSight.OtherId, Sights());
    }

    [Fact]
    public void A_loop_that_begins_again_leaves_the_import_before_open()
    {
        var head = _sketch.Then(FlowKind.Step);
        _sketch.Begin(_id);
        _sketch.To(head);

        Assert.Equal([TrackingSight.BegunAgain], Sights());
    }

    [Fact]
    public void A_handler_that_tells_a_failure_and_ends_swallows_it()
    {
        _sketch.Begin(_id);
        var call = _sketch.Then(FlowKind.Call);
        _sketch.End();
        _sketch.From(null);
        call.RaiseTo(_sketch.Then(FlowKind.Catch));
        _sketch.Complete(_id, "Failed");
        _sketch.Then(FlowKind.Swallow);
        _sketch.End();

        Assert.Contains(TrackingSight.Swallowed, Sights());
    }

    [Fact]
    public void A_success_in_what_always_runs_is_seen_after_an_exception_only()
    {
        _sketch.Begin(_id);
        var call = _sketch.Then(FlowKind.Call);
        _sketch.Complete(_id, "Finished").InFinally = true;
        _sketch.End();
        _sketch.From(null);
        var raising = _sketch.Complete(_id, "Finished");
        (raising.InFinally, raising.WhileRaising) = (true, true);
        call.RaiseTo(raising);
        _sketch.To(_sketch.Graph.Raised);

        Assert.Equal(raising, Assert.Single(Search(), seen => seen.Sight == TrackingSight.SuccessAfterError).At);
    }

    [Fact]
    public void A_function_that_is_not_known_and_gets_the_id_may_complete_the_import()
    {
        _sketch.Begin(_id);
        _sketch.Then(FlowKind.Call).Give(_id);
        _sketch.End();

        Assert.True(Assert.Single(Search()).MayBeCompleted);
    }

    [Fact]
    public void The_statement_that_leaves_is_told()
    {
        _sketch.Begin(_id);
        var leaving = _sketch.Then(FlowKind.Leave);
        _sketch.End();

        Assert.Equal(leaving, Assert.Single(Search()).Leaving);
    }

    private IReadOnlyList<TrackingObservation> Search()
    {
        var automaton = new TrackingAutomaton(_sketch.Graph, new FlowWords("Finished", "Failed"));
        Assert.True(PathSearch.Run(_sketch.Graph, automaton).IsComplete);
        return automaton.Observations;
    }

    private List<TrackingSight> Sights() => [.. Search().Select(seen => seen.Sight)];
}

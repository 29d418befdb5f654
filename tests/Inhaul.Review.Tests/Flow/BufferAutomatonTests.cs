using Inhaul.Review.Flow;

namespace Inhaul.Review.Tests.Flow;

/// <summary>What a search for buffers comes across.</summary>
public sealed class BufferAutomatonTests
{
    private readonly FlowSketch _sketch = new();

    [Fact]
    public void Rows_that_are_flushed_before_aggregation_are_safe()
    {
        var buffer = Buffer("ops");
        _sketch.Write(buffer);
        _sketch.Flush(buffer);
        _sketch.Then(FlowKind.Aggregate);
        _sketch.End();

        Assert.Empty(Search());
    }

    [Fact]
    public void Aggregation_of_rows_that_are_not_flushed_is_seen()
    {
        var buffer = Buffer("ops");
        var first = _sketch.Write(buffer);
        _sketch.Write(buffer);
        var aggregate = _sketch.Then(FlowKind.Aggregate);
        _sketch.Flush(buffer);
        _sketch.End();

        var seen = Assert.Single(Search());

        Assert.Equal((BufferSight.AggregatedUnflushed, aggregate, first), (seen.Sight, seen.At, seen.Write));
    }

    [Fact]
    public void A_flush_of_another_buffer_does_not_help()
    {
        var (ops, links) = (Buffer("ops"), Buffer("links"));
        var lost = _sketch.Write(ops);
        _sketch.Write(links);
        _sketch.Flush(links);
        _sketch.End();

        var seen = Assert.Single(Search());

        Assert.Equal((BufferSight.LeftUnflushed, lost), (seen.Sight, seen.Write));
    }

    [Fact]
    public void A_flush_under_another_name_of_the_buffer_helps()
    {
        var (ops, alias) = (Buffer("ops"), _sketch.Variable("alias"));
        _sketch.Assign(alias, ops);
        _sketch.Write(ops);
        _sketch.Flush(alias);
        _sketch.End();

        Assert.Empty(Search());
    }

    [Fact]
    public void In_a_loop_that_makes_a_buffer_each_time_the_one_before_is_lost()
    {
        var head = _sketch.Then(FlowKind.Step);
        var buffer = Buffer("ops");
        _sketch.Write(buffer);
        var last = _sketch.Then(FlowKind.Step);
        _sketch.To(head);
        _sketch.From(last);
        _sketch.Flush(buffer);
        _sketch.End();

        Assert.Equal(BufferSight.LeftUnflushed, Assert.Single(Search()).Sight);
    }

    [Fact]
    public void After_an_exception_rows_need_not_be_flushed()
    {
        var buffer = Buffer("ops");
        _sketch.Write(buffer);
        var call = _sketch.Then(FlowKind.Call);
        _sketch.Flush(buffer);
        _sketch.End();
        _sketch.From(null);
        call.RaiseTo(_sketch.Then(FlowKind.Catch));
        _sketch.End();

        Assert.Empty(Search());
    }

    [Fact]
    public void A_buffer_that_is_stored_is_flushed_elsewhere()
    {
        var buffer = Buffer("ops");
        _sketch.Write(buffer);
        _sketch.Then(FlowKind.Store).Give(buffer);
        _sketch.End();

        Assert.Empty(Search());
    }

    [Fact]
    public void A_function_that_gets_the_buffer_may_flush_it()
    {
        var buffer = Buffer("ops");
        _sketch.Write(buffer);
        _sketch.Then(FlowKind.Call).Give(buffer);
        _sketch.Then(FlowKind.Aggregate);
        _sketch.End();

        Assert.True(Assert.Single(Search()).MayBeFlushed);
    }

    [Fact]
    public void A_flush_after_success_was_told_is_seen()
    {
        var buffer = Buffer("ops");
        _sketch.Write(buffer);
        var complete = _sketch.Complete(_sketch.Variable("id"), "Finished");
        _sketch.Flush(buffer);
        _sketch.End();

        var seen = Assert.Single(Search());

        Assert.Equal((BufferSight.FlushedAfterSuccess, complete), (seen.Sight, seen.Success));
    }

    private FlowValue Buffer(string name)
    {
        var variable = _sketch.Variable(name);
        _sketch.Assign(variable, FlowValue.OfNode(_sketch.Make(isBuffer: true)));
        return variable;
    }

    private IReadOnlyList<BufferObservation> Search()
    {
        var automaton = new BufferAutomaton(_sketch.Graph, new FlowWords("Finished", "Failed"), static call => call.EndsWith("close()", StringComparison.Ordinal));
        Assert.True(PathSearch.Run(_sketch.Graph, automaton).IsComplete);
        return automaton.Observations;
    }
}

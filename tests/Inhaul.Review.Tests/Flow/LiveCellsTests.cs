using Inhaul.Review.Flow;

namespace Inhaul.Review.Tests.Flow;

/// <summary>How long what a cell holds is of interest.</summary>
public sealed class LiveCellsTests
{
    private const int Cell = 70;
    private const int Cells = 71;
    private readonly FlowSketch _sketch = new();
    private readonly List<FlowNode> _reads = [];
    private readonly List<FlowNode> _sets = [];

    [Fact]
    public void A_cell_is_forgotten_behind_its_last_reader()
    {
        var set = Sets();
        var between = _sketch.Then(FlowKind.Call);
        var read = Reads();
        var behind = _sketch.Then(FlowKind.Call);

        var live = Live();

        Assert.Null(live.Passed(set));
        Assert.Null(live.Passed(between));
        Assert.Equal([Cell], live.Passed(read) ?? []);
        Assert.Null(live.Passed(behind));
    }

    [Fact]
    public void A_cell_that_is_set_again_before_it_is_read_is_forgotten()
    {
        var first = Sets();
        var second = Sets();
        Reads();

        var live = Live();

        Assert.Equal([Cell], live.Passed(first) ?? []);
        Assert.Null(live.Passed(second));
    }

    [Fact]
    public void Where_only_one_way_reads_it_a_cell_is_forgotten_on_the_other()
    {
        Sets();
        var parting = _sketch.Then(FlowKind.Step);
        Reads();
        _sketch.From(parting);
        var other = _sketch.Then(FlowKind.Call);

        var live = Live();

        Assert.Null(live.Passed(parting));
        Assert.Equal([Cell], live.Passed(other) ?? []);
    }

    [Fact]
    public void What_raises_has_not_set_a_cell_yet()
    {
        var first = Sets();
        var second = Sets();
        _sketch.From(null);
        second.RaiseTo(Reads());

        var live = Live();

        Assert.Null(live.Passed(first));
        Assert.Null(live.Raised(second));
        Assert.Equal([Cell], live.Passed(second) ?? []);
    }

    [Fact]
    public void In_a_loop_a_cell_is_kept_for_the_next_round()
    {
        Sets();
        var head = _sketch.Then(FlowKind.Step);
        var read = Reads();
        _sketch.To(head);

        Assert.Null(Live().Passed(read));
    }

    private FlowNode Reads()
    {
        _reads.Add(_sketch.Then(FlowKind.Step));
        return _reads[^1];
    }

    private FlowNode Sets()
    {
        _sets.Add(_sketch.Then(FlowKind.Assign));
        return _sets[^1];
    }

    private LiveCells Live() => new(_sketch.Graph, Cells, Of(_reads), Of(_sets));

    private CellSets Of(List<FlowNode> nodes)
    {
        var sets = new CellSets(_sketch.Graph.Nodes.Count, Cells);
        nodes.ForEach(node => sets.Add(node, Cell));
        return sets;
    }
}

using static Inhaul.Review.Flow.TrackingCells;

namespace Inhaul.Review.Flow;

/// <summary>What a search for imports comes across, each once: what differs in nothing that a rule tells is the same.</summary>
/// <param name="graph">The graph.</param>
internal sealed class TrackingObservations(FlowGraph graph)
{
    private readonly HashSet<(TrackingSight, int, int, int, int, int)> _seen = [];
    private readonly List<TrackingObservation> _all = [];

    /// <summary>All of it, in the order in which it was come across.</summary>
    public IReadOnlyList<TrackingObservation> All => _all;

    /// <summary>Adds what is seen at a node.</summary>
    /// <param name="sight">What.</param>
    /// <param name="node">The node.</param>
    /// <param name="state">The state there.</param>
    /// <param name="at">The import in it; -1 for none.</param>
    /// <param name="place">Where the search stands.</param>
    /// <param name="status">The status that is given.</param>
    public void Add(TrackingSight sight, FlowNode node, SearchState state, int at, int place, CompletionStatus status = CompletionStatus.Unknown)
    {
        int Cell(int cell) => at < 0 ? 0 : state[at + cell];
        var leaving = sight is TrackingSight.LeftOpen or TrackingSight.LeftCompleted ? state[Leaving] : 0;
        // Which exception led to a completed import's exit is of no interest, only whether one did.
        var via = sight == TrackingSight.LeftOpen || sight == TrackingSight.BegunAgain ? Cell(Via) : 0;
        if (!_seen.Add((sight, node.Id, Cell(Site), via, leaving * 2 + (Cell(Phase) & MayBeCompleted) / MayBeCompleted, Cell(Done) * 4 + (int)status)))
        {
            return;
        }

        _all.Add(new TrackingObservation(sight, node, place)
        {
            Begin = at < 0 ? null : graph.Nodes[Cell(Site)],
            Via = Cell(Via),
            Leaving = leaving == 0 ? null : graph.Nodes[leaving],
            MayBeCompleted = (Cell(Phase) & MayBeCompleted) != 0,
            Status = status,
            Before = Cell(Done) == 0 ? null : graph.Nodes[Cell(Done)],
        });
    }
}

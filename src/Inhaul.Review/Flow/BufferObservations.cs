using static Inhaul.Review.Flow.BufferCells;

namespace Inhaul.Review.Flow;

/// <summary>What a search for buffers comes across, each once: what differs in nothing that a rule tells is the same.</summary>
/// <param name="graph">The graph.</param>
internal sealed class BufferObservations(FlowGraph graph)
{
    private readonly HashSet<(BufferSight, int, int, int, bool)> _seen = [];
    private readonly List<BufferObservation> _all = [];

    /// <summary>All of it, in the order in which it was come across.</summary>
    public IReadOnlyList<BufferObservation> All => _all;

    /// <summary>Adds what is seen at a node.</summary>
    /// <param name="sight">What.</param>
    /// <param name="node">The node.</param>
    /// <param name="state">The state there.</param>
    /// <param name="at">The buffer in it.</param>
    /// <param name="place">Where the search stands.</param>
    public void Add(BufferSight sight, FlowNode node, SearchState state, int at, int place)
    {
        var mayBeFlushed = (state[at + Marks] & MayBeFlushed) != 0;
        if (_seen.Add((sight, node.Id, state[at + FirstRow], state[at + Success], mayBeFlushed)))
        {
            _all.Add(new BufferObservation(sight, node, place, graph.Nodes[state[at + FirstRow]])
            {
                MayBeFlushed = mayBeFlushed,
                Success = state[at + Success] == 0 ? null : graph.Nodes[state[at + Success]],
            });
        }
    }
}

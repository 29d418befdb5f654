using Inhaul.Review.Flow;

namespace Inhaul.Review.Tests.Flow;

/// <summary>Counts the calls on a path, up to a number, and remembers every place it was asked at.</summary>
internal sealed class CountingAutomaton(int most) : PathAutomaton
{
    /// <summary>The nodes that were passed, with the count before each.</summary>
    public List<(FlowNode Node, int Count, int Place)> Passed { get; } = [];

    public override int Size => 1;

    public override bool Concerns(FlowNode node) => true;

    public override bool Pass(FlowNode node, SearchState state, int place)
    {
        Passed.Add((node, state[0], place));
        state[0] = Math.Min(most, state[0] + (node.Kind == FlowKind.Call ? 1 : 0));
        return true;
    }

    public override void Raise(FlowNode node, SearchState state)
    {
        // What raises has not been done.
    }

    /// <summary>The place of a node, where it was reached first.</summary>
    public int PlaceOf(FlowNode node) => Passed.First(passed => passed.Node == node).Place;
}

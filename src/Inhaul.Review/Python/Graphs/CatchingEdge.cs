using Inhaul.Review.Flow;

namespace Inhaul.Review.Python.Graphs;

/// <summary>The body of a statement whose handlers take exceptions.</summary>
/// <param name="outer">What surrounds the statement.</param>
/// <param name="graph">The graph.</param>
/// <param name="line">The line of the statement.</param>
/// <param name="handlers">For each handler: how well it fits a type of exception, and where it begins for that type.</param>
internal sealed class CatchingEdge(Enclosing outer, FlowGraph graph, int line, IReadOnlyList<(Func<string, CatchFit> Fit, Func<string, FlowNode> Entry)> handlers) : Enclosing(outer)
{
    private readonly Dictionary<string, FlowNode> _entries = new(StringComparer.Ordinal);

    public override FlowNode Raise(string type)
    {
        if (_entries.TryGetValue(type, out var known))
        {
            return known;
        }

        var entry = graph.Add(FlowKind.Step, line, "");
        _entries.Add(type, entry);
        foreach (var (fits, handler) in handlers)
        {
            var fit = fits(type);
            if (fit != CatchFit.Never)
            {
                entry.GoTo(handler(type));
            }

            if (fit == CatchFit.Always)
            {
                return entry;
            }
        }

        entry.GoTo(Outer.Raise(type));
        return entry;
    }
}

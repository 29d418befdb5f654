using Inhaul.Review.Flow;

namespace Inhaul.Review.Rules;

/// <summary>A function together with what the searches came across in it.</summary>
internal sealed class FunctionReview
{
    private readonly PathSearch _tracking;
    private readonly PathSearch _buffers;
    private readonly List<FlowNode> _completions;

    /// <summary>Searches a function.</summary>
    /// <param name="graph">Its graph.</param>
    /// <param name="rules">Names.</param>
    /// <param name="mayFlush">Tells by the text of a call on a buffer whether it may flush it.</param>
    /// <param name="isTopLevel">Tells whether a node stands in code that nobody but the program itself calls.</param>
    public FunctionReview(FlowGraph graph, ReviewRules rules, Func<string, bool> mayFlush, Func<FlowNode, bool> isTopLevel)
    {
        Graph = graph;
        Rules = rules;
        IsTopLevel = isTopLevel;
        var words = new FlowWords(rules.Finished, rules.Failed);
        var tracking = new TrackingAutomaton(graph, words);
        _tracking = PathSearch.Run(graph, tracking);
        Tracking = tracking.Observations;
        var buffers = new BufferAutomaton(graph, words, mayFlush);
        _buffers = PathSearch.Run(graph, buffers);
        Buffers = buffers.Observations;
        _completions = [.. graph.Nodes.Where(node => node.Kind == FlowKind.Complete)];
    }

    /// <summary>The graph.</summary>
    public FlowGraph Graph { get; }

    /// <summary>Names.</summary>
    public ReviewRules Rules { get; }

    /// <summary>What the search for tracking came across.</summary>
    public IReadOnlyList<TrackingObservation> Tracking { get; }

    /// <summary>What the search for buffers came across.</summary>
    public IReadOnlyList<BufferObservation> Buffers { get; }

    /// <summary>False when the function has too many paths to walk them all.</summary>
    public bool IsComplete => _tracking.IsComplete && _buffers.IsComplete;

    /// <summary>Whether a node stands in code that nobody but the program itself calls.</summary>
    public Func<FlowNode, bool> IsTopLevel { get; }

    /// <summary>The name of the function that begins tracking.</summary>
    public string Begin => Rules.Begin.Names[0];

    /// <summary>The name of the function that completes tracking.</summary>
    public string Complete => Rules.Complete.Names[0];

    /// <summary>The tracking calls that begin, or complete.</summary>
    public IEnumerable<(FlowNode Node, ITrackingCall Call)> Calls(FlowKind kind) => Graph.Nodes.Where(node => node.Kind == kind && node.IsReached).Select(node => (node, (ITrackingCall)node.Syntax!));

    /// <summary>The path of an observation, from a node on.</summary>
    public IReadOnlyList<FlowStep> PathOf(TrackingObservation seen) => From(_tracking.Path(seen.Place), seen.Begin);

    /// <summary>The path of an observation, from the first row on.</summary>
    public IReadOnlyList<FlowStep> PathOf(BufferObservation seen) => From(_buffers.Path(seen.Place), seen.Write);

    /// <summary>True for an exit that leaves the function before a completion that stands further down.</summary>
    public bool IsEarly(TrackingObservation seen) => seen.Leaving is { } leaving && _completions.Exists(node => node.Order > leaving.Order || node.Order == leaving.Order && node.Id > leaving.Id);

    /// <summary>Exits that an import reaches open, the certain ones first.</summary>
    public IEnumerable<TrackingObservation> LeftOpen => Tracking.Where(seen => seen.Sight is TrackingSight.LeftOpen or TrackingSight.BegunAgain).OrderBy(seen => seen.MayBeCompleted);

    /// <summary>The id of an import, as it is written where it begins.</summary>
    public static string IdOf(FlowNode begin) => begin.Syntax is ITrackingCall call && call.Gives(CallRole.Id) ? call.Source(CallRole.Id) : "the import";

    private static IReadOnlyList<FlowStep> From(IReadOnlyList<FlowStep> path, FlowNode? start)
    {
        var at = path.Count - 1;
        while (at > 0 && path[at].Node != start)
        {
            at--;
        }

        return [.. path.Skip(at)];
    }
}

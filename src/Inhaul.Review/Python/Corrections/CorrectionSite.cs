using Inhaul.Review.Flow;
using Inhaul.Review.Python.Graphs;
using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;
using Inhaul.Review.Rules;

namespace Inhaul.Review.Python.Corrections;

/// <summary>A place where a rule fires, as corrections look at it.</summary>
/// <param name="match">Where it fires.</param>
/// <param name="scope">The function that is corrected.</param>
/// <param name="isRoot">Whether it is the one that was reviewed, so that all other events happen in what it calls.</param>
/// <param name="rules">Names.</param>
internal sealed class CorrectionSite(RuleMatch match, PythonScope scope, bool isRoot, ReviewRules rules)
{
    /// <summary>Where the rule fires.</summary>
    public RuleMatch Match { get; } = match;

    /// <summary>The function that is corrected.</summary>
    public PythonScope Scope { get; } = scope;

    /// <summary>Names.</summary>
    public ReviewRules Rules { get; } = rules;

    /// <summary>How tracking calls are written here.</summary>
    public TrackingText Tracking { get; } = new(scope, rules);

    /// <summary>The call that begins the import, when it stands in this function.</summary>
    public TrackingSite? Begin => Match.From?.Syntax is TrackingSite begin && begin.Scope == Scope ? begin : null;

    /// <summary>Where the import begins.</summary>
    public StatementPlace? BeginPlace => Begin is { } begin ? StatementPlace.Find(Scope, begin.Call) : null;

    /// <summary>The tracking call that the finding is about.</summary>
    public TrackingSite? Call => Match.At.Syntax is TrackingSite call && call.Scope == Scope ? call : null;

    /// <summary>Where an event stands, or the call that leads to it; null when neither is in this function.</summary>
    public StatementPlace? PlaceOf(FlowNode? node) => (node?.Owner == Scope, node?.Syntax) switch
    {
        (true, TrackingSite call) => StatementPlace.Find(Scope, call.Call),
        (true, PythonNode syntax) => StatementPlace.Find(Scope, syntax),
        (false, not null) when isRoot && node!.Order > 0 => StatementPlace.Find(Scope, node.Order / FlowNode.ColumnsOfLine, node.Order % FlowNode.ColumnsOfLine),
        _ => null,
    };

    /// <summary>The nodes of the function, without those of functions within.</summary>
    public IEnumerable<PythonNode> Nodes => Scope.Body.SelectMany(Within);

    /// <summary>A node and the nodes in it, without those of functions within.</summary>
    public static IEnumerable<PythonNode> Within(PythonNode node)
    {
        var pending = new Stack<PythonNode>([node]);
        while (pending.TryPop(out var next))
        {
            yield return next;
            if (!next.Is("FunctionDef", "AsyncFunctionDef", "ClassDef", "Lambda"))
            {
                foreach (var child in next.Children.Reverse())
                {
                    pending.Push(child);
                }
            }
        }
    }

    /// <summary>Whether a variable has been set wherever a statement runs: by a parameter, the module, or a statement before it.</summary>
    public bool IsSet(string name, StatementPlace place)
    {
        if (!Scope.Bindings.TryGetValue(name, out var bindings))
        {
            return IsUsed(name);
        }

        return bindings.Exists(binding => binding is PythonBinding.Parameter)
            || place.Outward.SelectMany(outer => outer.Preceding).Any(before => before.Is("Assign", "AnnAssign", "With") && Within(before).Any(node => node.Is("Name") && node.Text("id") == name && IsTarget(before, node)));
    }

    /// <summary>Whether a name means something in the function.</summary>
    public bool IsUsed(string name) => ScopesAround().Any(scope => scope.Bindings.ContainsKey(name)) || Nodes.Any(node => node.Is("Name") && node.Text("id") == name);

    private IEnumerable<PythonScope> ScopesAround()
    {
        for (var around = Scope; around is not null; around = around.Parent!)
        {
            yield return around;
        }
    }

    private static bool IsTarget(PythonNode statement, PythonNode name) =>
        statement.Nodes("targets").Append(statement.Node("target")).Concat(statement.Nodes("items").Select(item => item.Node("optional_vars"))).OfType<PythonNode>().Any(target => Within(target).Contains(name));
}

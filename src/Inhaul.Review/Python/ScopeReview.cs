using Inhaul.Review.Flow;
using Inhaul.Review.Python.Corrections;
using Inhaul.Review.Python.Graphs;
using Inhaul.Review.Python.Names;
using Inhaul.Review.Rules;

namespace Inhaul.Review.Python;

/// <summary>Applies the rules to one function after another, and keeps what they find once.</summary>
/// <param name="names">What names mean.</param>
/// <param name="rules">The rules.</param>
/// <param name="relevance">What takes part in imports.</param>
/// <param name="corrects">Whether corrections are asked for.</param>
internal sealed class ScopeReview(NameResolver names, ReviewRules rules, Relevance relevance, bool corrects)
{
    // How many graphs and their searches are in memory at once.
    private const int AtOnce = 128;

    private static readonly string[] Endings = ["close", "commit", "finish", "done", "save", "persist", "sync", "end", "complete", "stop", "shutdown", "drain", "exit"];
    private readonly HashSet<PythonScope> _followed = [];
    private readonly Dictionary<(string, string, int, string), int> _known = [];

    /// <summary>What was found.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>How the file may be right, by the finding itself; still to be proven.</summary>
    public Dictionary<Finding, IEnumerable<string>> Corrections { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>How many nodes the graphs of the functions have: what the review cost.</summary>
    public int Nodes { get; private set; }

    /// <summary>What could not be looked at.</summary>
    public List<ReviewNote> Notes { get; } = [];

    /// <summary>Reviews functions of which hardly any calls another: all are searched, and those kept that were not seen in a caller.</summary>
    public void AddAll(IReadOnlyList<PythonScope> scopes, CancellationToken cancellationToken)
    {
        foreach (var some in scopes.Chunk(AtOnce))
        {
            var searched = DeepStack.Select(some, scope =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return Search(scope);
            });
            foreach (var (scope, result) in some.Zip(searched).Where(pair => !_followed.Contains(pair.First)))
            {
                Add(scope, result.Function, result.Followed);
            }
        }
    }

    /// <summary>Reviews a function, unless it was seen in a caller.</summary>
    public void Add(PythonScope scope)
    {
        if (!_followed.Contains(scope))
        {
            var (function, followed) = Search(scope);
            Add(scope, function, followed);
        }
    }

    private (FunctionReview Function, HashSet<PythonScope> Followed) Search(PythonScope scope)
    {
        var built = FlowBuilder.Build(scope, names, rules, relevance);
        return (new FunctionReview(built.Graph, rules, MayFlush, node => IsTopLevel((PythonScope)node.Owner!)), built.Followed);
    }

    private void Add(PythonScope scope, FunctionReview function, HashSet<PythonScope> followed)
    {
        _followed.UnionWith(followed);
        Nodes += function.Graph.Nodes.Count;
        if (!function.IsComplete)
        {
            Notes.Add(new ReviewNote(scope.Module.File.Path, scope.Node.Line == 0 ? null : scope.Node.Line, $"{scope.QualifiedName} has too many paths to follow them all; findings may be missing. Split it."));
        }

        var evidence = new FindingWriter(function, scope, rules);
        foreach (var rule in ReviewRuleSet.All)
        {
            foreach (var match in rule.Find(function))
            {
                var finding = evidence.Write(rule, match);
                if (Keep(finding) && corrects)
                {
                    Corrections.Add(finding, Correction.Of(rule.Id, match, scope, rules));
                }
            }
        }
    }

    /// <summary>Keeps a finding once, and the certain one of two.</summary>
    /// <returns>Whether it is the one that is kept.</returns>
    private bool Keep(Finding finding)
    {
        var key = (finding.Rule, finding.File, finding.Line, finding.Message);
        if (!_known.TryGetValue(key, out var at))
        {
            _known.Add(key, Findings.Count);
            Findings.Add(finding);
            return true;
        }

        if (finding.Severity <= Findings[at].Severity)
        {
            return false;
        }

        Findings[at] = finding;
        return true;
    }

    private bool MayFlush(string call) => Endings.Any(call.TrimEnd('(', ')').Split('.')[^1].Contains);

    /// <summary>True for code outside functions, and for functions that only such code calls.</summary>
    private bool IsTopLevel(PythonScope scope) => scope is PythonModule or PythonClass || scope.Name == "main" || relevance.Callers.TryGetValue(scope, out var callers) && callers.TrueForAll(caller => caller is PythonModule);
}

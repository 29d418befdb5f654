using Inhaul.Review.Flow;
using Inhaul.Review.Python.Graphs;
using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;
using Inhaul.Review.Rules;

namespace Inhaul.Review.Python.Corrections;

/// <summary>Completes an import where it is left open.</summary>
/// <param name="code">The code.</param>
/// <param name="scope">The function.</param>
/// <param name="rules">Names.</param>
internal sealed class CompletionCorrection(CorrectedCode code, PythonScope scope, ReviewRules rules)
{
    private const string Caught = "except Exception as e:";

    /// <summary>Corrects the code.</summary>
    /// <returns>False when that is not sure to be right.</returns>
    public bool TryApply(string rule, RuleMatch match)
    {
        if (match.From?.Syntax is not TrackingSite begin || begin.Scope != scope || !begin.IsWhole || StatementPlace.Find(scope, match.From.Line) is not { } place)
        {
            return false;
        }

        return rule switch
        {
            "P1" => TryAtEnd(begin, place),
            "P2" => TryHandler(begin, match.At, place),
            "P3" => StatementPlace.Find(scope, match.At.Line) is { } exit && exit.Statement.Is("Return", "Expr") && code.InsertBefore(exit.Statement, Finished(begin)),
            _ => TryIntoTry(place) || TrySurround(begin, place),
        };
    }

    private string Finished(TrackingSite begin) => Complete(begin, scope.Bindings.ContainsKey("stats") ? "stats" : "{}", $"{NameOf(CallRole.Status)}=\"{rules.Finished}\"");

    private string Failed(TrackingSite begin, string error) => Complete(begin, "{}", $"{NameOf(CallRole.Status)}=\"{rules.Failed}\", {NameOf(CallRole.Error)}={error}");

    private string Complete(TrackingSite begin, string stats, string rest) =>
        $"{rules.Complete.Names[0]}({begin.Source(CallRole.Database)}, {begin.Source(CallRole.Id)}, {stats}, {rest})";

    /// <summary>The keyword of a role; where the function has none for it, the code is not proven and not shown.</summary>
    private string NameOf(CallRole role) => rules.Complete.Parameter(role)?.Name ?? "";

    /// <summary>Where nothing completes it, behind the last statement; where an <c>if</c> does, in an <c>else</c>.</summary>
    private bool TryAtEnd(TrackingSite begin, StatementPlace place)
    {
        if (place.Outer is not null)
        {
            return false;
        }

        var completes = place.Following.Where(CompletesNormally).ToList();
        if (completes.Count == 0)
        {
            return !place.Block[^1].Is("Return", "Raise", "While") && code.InsertAfter(place.Block[^1], Finished(begin));
        }

        return completes is [{ Kind: "If" } branch] && branch.Nodes("orelse").Count == 0 && code.InsertAfter(branch, "else:", $"    {Finished(begin)}");
    }

    private bool IsCompletion(PythonNode node) => node.Is("Call") && rules.Complete.Names.Contains(node.Node("func")?.Text("id") ?? node.Node("func")?.Text("attr") ?? "");

    private bool Completes(PythonNode node) => IsCompletion(node) || node.Children.Any(Completes);

    private bool CompletesNormally(PythonNode node) => !node.Is("ExceptHandler") && (IsCompletion(node) || node.Children.Any(CompletesNormally));

    /// <summary>A handler tells the failure first; a <c>raise</c> tells it before; what no handler takes gets one.</summary>
    private bool TryHandler(TrackingSite begin, FlowNode culprit, StatementPlace place)
    {
        if (StatementPlace.HandlerAt(scope, culprit.Line) is { } handler && culprit.Kind is FlowKind.Catch or FlowKind.Raise)
        {
            return TryTell(begin, handler);
        }

        return culprit.Kind is not (FlowKind.Catch or FlowKind.Raise) && TrySurround(begin, place);
    }

    private bool TryTell(TrackingSite begin, PythonNode handler)
    {
        var first = handler.Nodes("body")[0];
        var name = handler.Text("name");
        if (name is null && handler.Node("type") is { } type && type.EndLine == handler.Line)
        {
            code.Replace(handler.Line, type.EndColumn, type.EndColumn, " as e");
            name = "e";
        }

        return name is not null && code.InsertBefore(first, Failed(begin, $"str({name})"));
    }

    /// <summary>What stands between the begin and the next <c>try</c> moves into it.</summary>
    private bool TryIntoTry(StatementPlace place)
    {
        var between = place.Following.TakeWhile(statement => !statement.Is("Try")).ToList();
        var next = place.Following.FirstOrDefault(statement => statement.Is("Try"));
        if (next is null || between.Count == 0 || !next.Nodes("handlers").Exists(Completes) || code.IndentOf(next) is null || !code.Indent(between[0], between[^1]))
        {
            return false;
        }

        code.RemoveLine(next.Line);
        return code.InsertBefore(between[0], "try:");
    }

    /// <summary>Everything behind the begin gets a handler.</summary>
    private bool TrySurround(TrackingSite begin, StatementPlace place)
    {
        var following = place.Following.ToList();
        return following.Count > 0 && !following.Exists(statement => statement.Is("Try")) && code.IndentOf(following[0]) is not null && code.Indent(following[0], following[^1])
            && code.InsertBefore(following[0], "try:")
            && code.InsertAfter(following[^1], Caught, $"    {Failed(begin, "str(e)")}", "    raise");
    }
}

using Inhaul.Review.Flow;
using Inhaul.Review.Python.Graphs;
using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;
using Inhaul.Review.Rules;

namespace Inhaul.Review.Python.Corrections;

/// <summary>Gives a tracking call what it lacks, and passes an exception on.</summary>
/// <param name="code">The code.</param>
/// <param name="scope">The function.</param>
/// <param name="rules">Names.</param>
internal sealed class CallCorrection(CorrectedCode code, PythonScope scope, ReviewRules rules)
{
    /// <summary>Corrects the code.</summary>
    /// <returns>False when that is not sure to be right.</returns>
    public bool TryApply(string rule, RuleMatch match) => rule == "G1" ? TryRaise(match.At) : match.At.Syntax is TrackingSite site && site.Scope == scope && rule switch
    {
        "T1" => TryAddRequired(site),
        "T2" => TryTakeId(site, match.From),
        "T4" => TryAddError(site),
        _ => TryKnownStatus(site, match.At.Kind),
    };

    private bool TryAddRequired(TrackingSite site)
    {
        var missing = rules.Begin.Parameters.Where(parameter => rules.Required.Contains(parameter.Role) && !site.Gives(parameter.Role)).ToList();
        return missing.Count > 0 && missing.TrueForAll(parameter => IsKnown(parameter.Name)) && TryAppend(site.Call, string.Join(", ", missing.Select(parameter => $"{parameter.Name}={parameter.Name}")));
    }

    /// <summary>Whether a name means something in the function.</summary>
    private bool IsKnown(string name) => scope.Bindings.ContainsKey(name);

    /// <summary>The id that the import began with, if it is a variable which is set once.</summary>
    private bool TryTakeId(TrackingSite site, FlowNode? from)
    {
        if (from?.Syntax is not TrackingSite begin || begin.Argument(CallRole.Id) is not { Kind: "Name" } id || site.Argument(CallRole.Id) is not { } wrong || wrong.Line != wrong.EndLine)
        {
            return false;
        }

        var name = id.Text("id")!;
        if (!scope.Bindings.TryGetValue(name, out var bindings) || bindings.Count != 1 || site.Source(CallRole.Id) == name)
        {
            return false;
        }

        code.Replace(wrong.Line, wrong.Column, wrong.EndColumn, name);
        return true;
    }

    private bool TryAddError(TrackingSite site)
    {
        var name = StatementPlace.HandlerAt(scope, site.Call.Line)?.Text("name");
        if (name is null)
        {
            return false;
        }

        if (site.Argument(CallRole.Error) is { } empty)
        {
            code.Replace(empty.Line, empty.Column, empty.EndColumn, $"str({name})");
            return empty.Line == empty.EndLine;
        }

        return rules.Complete.Parameter(CallRole.Error) is { } error && TryAppend(site.Call, $"{error.Name}=str({name})");
    }

    private bool TryKnownStatus(TrackingSite site, FlowKind kind)
    {
        if (site.Argument(CallRole.Status) is not { } status || status.Line != status.EndLine)
        {
            return false;
        }

        var known = kind == FlowKind.Begin ? rules.Running : StatementPlace.HandlerAt(scope, site.Call.Line) is null ? rules.Finished : rules.Failed;
        code.Replace(status.Line, status.Column, status.EndColumn, $"\"{known}\"");
        return true;
    }

    /// <summary>A handler passes the exception on when it has told the failure.</summary>
    private bool TryRaise(FlowNode told) => StatementPlace.HandlerAt(scope, told.Line) is { } handler && handler.Nodes("body")[^1] is var last && !last.Is("Return", "Continue", "Break") && code.InsertAfter(last, "raise");

    /// <summary>One argument more for a call.</summary>
    private bool TryAppend(PythonNode call, string argument)
    {
        var hasArguments = call.Nodes("args").Count + call.Nodes("keywords").Count > 0;
        if (call.Line != call.EndLine)
        {
            return false;
        }

        code.Replace(call.EndLine, call.EndColumn - 1, call.EndColumn - 1, (hasArguments ? ", " : "") + argument);
        return true;
    }
}

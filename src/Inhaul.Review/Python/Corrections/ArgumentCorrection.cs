using Inhaul.Review.Flow;
using Inhaul.Review.Python.Graphs;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>T1, T4, T6: gives a tracking call the arguments that it lacks.</summary>
internal static class ArgumentCorrection
{
    private static readonly string[] FailureWords = ["fail", "err", "abort", "cancel", "exception"];

    /// <summary>T1: the required arguments; of one that the function does not know, a name in capitals says that it is to be given.</summary>
    public static IEnumerable<Func<CorrectedCode, bool>> Required(CorrectionSite site)
    {
        if (site.Call is { } call)
        {
            var missing = site.Rules.Begin.Parameters.Where(parameter => site.Rules.Required.Contains(parameter.Role) && !call.Gives(parameter.Role)).ToList();
            var values = missing.Select(parameter => Value(site, parameter.Name)).ToList();
            yield return code => missing.Count > 0 && TryAppend(code, site, call.Call, [.. missing.Zip(values, (parameter, value) => $"{parameter.Name}={value.Text}")])
                && Placeholder.TryExplain(code, site, call.Call, [.. values.Where(value => !value.IsKnown).Select(value => value.Text)]);
        }
    }

    /// <summary>T4: the text of the exception; outside a handler, a name in capitals.</summary>
    public static IEnumerable<Func<CorrectedCode, bool>> Error(CorrectionSite site)
    {
        if (site.Call is { } call && site.Rules.Complete.Parameter(CallRole.Error) is { } parameter)
        {
            yield return code => StatementPlace.Find(site.Scope, call.Call)?.Handler is { } handler
                ? FailureCorrection.TryName(code, site, handler) is { } name && TryGive(code, site, call, parameter, $"str({name})")
                : TryGive(code, site, call, parameter, "REASON") && Placeholder.TryExplain(code, site, call.Call, ["REASON"]);
        }
    }

    /// <summary>T6: the status that belongs there.</summary>
    public static IEnumerable<Func<CorrectedCode, bool>> Status(CorrectionSite site)
    {
        if (site.Call?.Argument(CallRole.Status) is not { StringConstant: { } written } status)
        {
            yield break;
        }

        var isFailure = StatementPlace.Find(site.Scope, status)?.Handler is not null || FailureWords.Any(word => written.Contains(word, StringComparison.OrdinalIgnoreCase));
        var known = site.Match.At.Kind == FlowKind.Begin ? site.Rules.Running : isFailure ? site.Rules.Failed : site.Rules.Finished;
        var text = site.Scope.Module.Source.Of(status);
        yield return code => text.Length > 1 && code.Replace(status, $"{text[^1]}{known}{text[^1]}");
    }

    /// <summary>Gives a call an argument, in place of one that says nothing.</summary>
    public static bool TryGive(CorrectedCode code, CorrectionSite site, TrackingSite call, CallParameter parameter, string value) => call.Argument(parameter.Role) is { } given
        ? code.Replace(given, value)
        : TryAppend(code, site, call.Call, [$"{parameter.Name}={value}"]);

    /// <summary>What an argument is probably to be: what the function calls so, or an attribute of its object.</summary>
    private static (string Text, bool IsKnown) Value(CorrectionSite site, string name)
    {
        if (site.IsUsed(name))
        {
            return (name, true);
        }

        var member = site.Nodes.FirstOrDefault(node => node.Is("Attribute") && node.Text("attr") == name && node.Node("value")!.Is("Name"));
        return member is not null ? (site.Scope.Module.Source.Of(member), true) : (Placeholder.Of(name), false);
    }

    /// <summary>Further arguments for a call: in its line, or, where each has its own, in lines of their own.</summary>
    private static bool TryAppend(CorrectedCode code, CorrectionSite site, PythonNode call, IReadOnlyList<string> arguments)
    {
        var source = site.Scope.Module.Source;
        var last = call.Nodes("args").Concat(call.Nodes("keywords")).OrderBy(argument => argument.EndLine).ThenBy(argument => argument.EndColumn).LastOrDefault();
        if (last is null)
        {
            return code.Replace(call.EndLine, call.EndColumn - 1, call.EndColumn - 1, string.Join(", ", arguments));
        }

        if (call.EndLine == last.EndLine || code.IndentOf(last) is not { } indent)
        {
            return code.Replace(last.EndLine, last.EndColumn, last.EndColumn, string.Concat(arguments.Select(argument => $", {argument}")));
        }

        var hasComma = source.From(last.EndLine, last.EndColumn).TrimStart().StartsWith(',');
        if (!hasComma)
        {
            code.Replace(last.EndLine, last.EndColumn, last.EndColumn, ",");
        }

        code.InsertAfter(last.EndLine, indent, [.. arguments.Select((argument, at) => at < arguments.Count - 1 || hasComma ? $"{argument}," : argument)]);
        return true;
    }
}

using Inhaul.Review.Python.Graphs;
using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>T3, T5: gives a success its counts.</summary>
internal static class StatsCorrection
{
    /// <summary>What may be right: a dictionary that counts in the loop that works; the counters that are there; names in capitals for what is not counted.</summary>
    public static IEnumerable<Func<CorrectedCode, bool>> Attempts(CorrectionSite site)
    {
        if (site.Call is not { } call || site.Rules.Complete.Parameter(CallRole.Stats) is not { } parameter || StatementPlace.Find(site.Scope, call.Call) is not { } place)
        {
            yield break;
        }

        var given = call.Argument(CallRole.Stats);
        var variable = given is { Kind: "Name" } ? given.Text("id")! : null;
        var display = variable is not null ? DisplayOf(site, variable) : given is not null && IsDictionary(given) ? given : null;
        List<string> missing = [.. site.Rules.RequiredStats.Except(call.StatsKeys ?? [])];
        var loop = CountingLoop.Before(site, place);
        var isEmpty = (call.StatsKeys ?? []).Count == 0;
        if (isEmpty && variable is null && missing.TrueForAll(key => Count(site, key, place).IsKnown))
        {
            yield return code => ArgumentCorrection.TryGive(code, site, call, parameter, $"{{{Entries(site, missing, place)}}}");
        }

        if (isEmpty && loop is not null)
        {
            yield return code => TryCount(code, site, call, parameter, loop, variable, display);
        }

        if (display is not null && variable is not null)
        {
            yield return code => TryComplete(code, site, display, missing) && TryCountCreated(code, site, variable, loop, missing);
            yield return code => TryComplete(code, site, display, missing);
        }

        if (!isEmpty && display is not null)
        {
            yield return code => TryComplete(code, site, display, missing);
        }

        if (!isEmpty && variable is not null)
        {
            yield return code => TryExplain(code, site, call.Call, missing, place) && code.InsertBefore(place.Statement, [.. missing.Select(key => $"{variable}[{site.Tracking.Quoted(key)}] = {Count(site, key, place).Text}")]);
        }

        // Counts that are there are not replaced.
        if (isEmpty)
        {
            yield return code => ArgumentCorrection.TryGive(code, site, call, parameter, $"{{{Entries(site, missing, place)}}}") && TryExplain(code, site, call.Call, missing, place);
        }
    }

    /// <summary>The counts that are known where an import is completed: the variable that holds them; else none yet, or zeros where there is nothing to count.</summary>
    public static string Known(CorrectionSite site, StatementPlace place, bool isForNothing = false) => site.Tracking.Completions
        .Select(call => TrackingText.Argument(call, site.Rules.Complete, CallRole.Stats)).OfType<PythonNode>().Where(stats => stats.Is("Name")).Select(stats => stats.Text("id")!)
        .Append(site.Rules.Complete.Parameter(CallRole.Stats)?.Name ?? "stats")
        .FirstOrDefault(name => site.IsSet(name, place)) ?? (isForNothing ? Zeros(site) : "{}");

    /// <summary>Counts of nothing.</summary>
    private static string Zeros(CorrectionSite site) => $"{{{string.Join(", ", site.Rules.RequiredStats.Select(key => $"{site.Tracking.Quoted(key)}: 0"))}}}";

    private static bool TryExplain(CorrectedCode code, CorrectionSite site, PythonNode call, List<string> keys, StatementPlace place) =>
        Placeholder.TryExplain(code, site, call, [.. keys.Select(key => Count(site, key, place)).Where(count => !count.IsKnown).Select(count => count.Text)]);

    /// <summary>What a variable begins with, when it is set once, to a dictionary that is written there or to nothing.</summary>
    private static PythonNode? DisplayOf(CorrectionSite site, string variable) =>
        site.Scope.Bindings.GetValueOrDefault(variable) is [PythonBinding.Value { Expression: var value }] && (value.IsConstant("NoneType") || IsDictionary(value)) ? value : null;

    private static bool IsDictionary(PythonNode value) => value.Is("Dict") || value.Is("Call") && value.Node("func")!.Text("id") == "dict" && value.Nodes("args").Count == 0;

    private static string Entries(CorrectionSite site, List<string> keys, StatementPlace place) => string.Join(", ", keys.Select(key => $"{site.Tracking.Quoted(key)}: {Count(site, key, place).Text}"));

    /// <summary>A counter of the function that is probably meant; else a placeholder.</summary>
    private static (string Text, bool IsKnown) Count(CorrectionSite site, string key, StatementPlace place)
    {
        var counter = Counters.For(site, key).FirstOrDefault(name => site.IsSet(name, place));
        return counter is not null ? (counter, true) : (Placeholder.Of(key), false);
    }

    private static bool TryCount(CorrectedCode code, CorrectionSite site, TrackingSite call, CallParameter parameter, CountingLoop loop, string? variable, PythonNode? display)
    {
        var zeros = Zeros(site);
        var name = variable ?? (site.IsUsed(parameter.Name) ? "counts" : parameter.Name);
        var isBefore = display is not null && display.Line < loop.Outermost.Line && variable is not null;
        if (variable is not null && !isBefore || variable is null && site.IsUsed(name))
        {
            return false;
        }

        return (isBefore ? code.Replace(display!, zeros) : code.InsertBefore(loop.Outermost, $"{name} = {zeros}") && ArgumentCorrection.TryGive(code, site, call, parameter, name))
            && loop.TryCount(code, [.. loop.Counted(site.Rules.RequiredStats).Select(key => $"{name}[{site.Tracking.Quoted(key)}] += 1")]);
    }

    /// <summary>Where rows are only ever created, each one counts as that, too.</summary>
    private static bool TryCountCreated(CorrectedCode code, CorrectionSite site, string variable, CountingLoop? loop, List<string> missing) => loop is { Inserts: true }
        && loop.TryCount(code, [.. missing.Where(CountingLoop.IsOfCreated).Select(key => $"{variable}[{site.Tracking.Quoted(key)}] += 1")]);

    /// <summary>Further keys for a dictionary: with zero where it begins to count, else with a counter or a placeholder.</summary>
    private static bool TryComplete(CorrectedCode code, CorrectionSite site, PythonNode display, List<string> missing)
    {
        if (StatementPlace.Find(site.Scope, display) is not { } place)
        {
            return false;
        }

        var values = display.Nodes("values");
        var isCounting = values.Count > 0 && values.TrueForAll(value => value.IsConstant("int") && value.Text("value") == "0");
        var entries = isCounting ? string.Join(", ", missing.Select(key => $"{site.Tracking.Quoted(key)}: 0")) : Entries(site, missing, place);
        if (!isCounting && !TryExplain(code, site, display, missing, place))
        {
            return false;
        }

        if (display.Is("Dict") && values is [.., var last])
        {
            return last.EndLine == display.EndLine || code.IndentOf(display.Nodes("keys")[^1]) is not { } indent
                ? code.Replace(last.EndLine, last.EndColumn, last.EndColumn, $", {entries}")
                : TryAppendLine(code, site, last, indent, entries);
        }

        return display.Nodes("keywords") is [.., var keyword]
            ? code.Replace(keyword.EndLine, keyword.EndColumn, keyword.EndColumn, string.Concat(missing.Select(key => $", {key}={Count(site, key, place).Text}")))
            : code.Replace(display, $"{{{entries}}}");
    }

    private static bool TryAppendLine(CorrectedCode code, CorrectionSite site, PythonNode last, string indent, string entries)
    {
        var hasComma = site.Scope.Module.Source.From(last.EndLine, last.EndColumn).TrimStart().StartsWith(',');
        code.InsertAfter(last.EndLine, indent, hasComma ? $"{entries}," : entries);
        return hasComma || code.Replace(last.EndLine, last.EndColumn, last.EndColumn, ",");
    }
}

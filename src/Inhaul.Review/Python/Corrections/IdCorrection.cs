using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>T2: completes the id that was begun.</summary>
internal static class IdCorrection
{
    /// <summary>What may be right: the variable that the import began with; a variable of its own, where that one changes or the id is computed.</summary>
    public static IEnumerable<Func<CorrectedCode, bool>> Attempts(CorrectionSite site)
    {
        if (site.Begin is not { } begin || site.Call is not { } call || site.BeginPlace is not { } place || begin.Argument(CallRole.Id) is not { } id || call.Argument(CallRole.Id) is not { } wrong)
        {
            yield break;
        }

        var source = site.Scope.Module.Source;
        var text = source.Of(id);
        if (id.Is("Name", "Attribute") && text != source.Of(wrong))
        {
            yield return code => code.Replace(wrong, text);
        }

        var name = id.Is("Name") ? $"begun_{text}" : site.Rules.Begin.Parameter(CallRole.Id)?.Name ?? "import_id";
        if (!site.IsUsed(name))
        {
            yield return code => code.InsertBefore(place.Statement, $"{name} = {text}") && (id.Is("Name") || code.Replace(id, name)) && ReplaceAll(code, site, source.Of(wrong), name);
        }
    }

    /// <summary>Keeps an id that is computed in a variable, for the beginning and for every completion that computes it in the same way.</summary>
    public static bool TryKeep(CorrectedCode code, CorrectionSite site, StatementPlace place)
    {
        var name = site.Rules.Begin.Parameter(CallRole.Id)?.Name ?? "import_id";
        return site.Begin?.Argument(CallRole.Id) is { } id && !id.Is("Name", "Attribute", "Constant") && id.Line == id.EndLine && !site.IsUsed(name) && site.Scope.Module.Source.Of(id) is var text
            && code.InsertBefore(place.Statement, $"{name} = {text}") && code.Replace(id, name) && ReplaceAll(code, site, text, name);
    }

    /// <summary>Every completion that has the wrong id gets the right one.</summary>
    private static bool ReplaceAll(CorrectedCode code, CorrectionSite site, string wrong, string name)
    {
        var source = site.Scope.Module.Source;
        var ids = site.Tracking.Completions.Select(call => TrackingText.Argument(call, site.Rules.Complete, CallRole.Id)).OfType<PythonNode>().Where(id => source.Of(id) == wrong).ToList();
        return ids.Count > 0 && ids.TrueForAll(id => code.Replace(id, name));
    }
}

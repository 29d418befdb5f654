using Inhaul.Review.Flow;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>F1, F2, F3: flushes a buffer in the right place.</summary>
internal static class FlushCorrection
{
    private const string Buffer = "db_ops";

    /// <summary>F1: in front of what aggregates, in place of one behind it; or behind what writes.</summary>
    public static IEnumerable<Func<CorrectedCode, bool>> BeforeAggregation(CorrectionSite site) => FlushesOf(site, site.Match.Other).SelectMany(flush =>
        Before(site, site.Match.At, flush).SelectMany(attempt => (Func<CorrectedCode, bool>[])[code => attempt(code) && TryRemoveNext(code, site, flush), attempt]).Concat(Behind(site, site.Match.Other, flush)));

    /// <summary>F2: in front of what uses the rows on the path, or leaves it, or behind what writes.</summary>
    public static IEnumerable<Func<CorrectedCode, bool>> BeforeEnd(CorrectionSite site) => FlushesOf(site, site.Match.At).SelectMany(flush => site.Match.Path
        .Select(step => step.Node)
        .Where(node => node.Kind is FlowKind.Aggregate or FlowKind.Complete or FlowKind.Leave)
        .SelectMany(node => Before(site, node, flush))
        .Concat(Behind(site, site.Match.At, flush))).Concat(Named(site));

    /// <summary>F3: in front of what reports success, in place of what came too late.</summary>
    public static IEnumerable<Func<CorrectedCode, bool>> BeforeSuccess(CorrectionSite site) => FlushesOf(site, site.Match.Other).SelectMany(flush =>
        Before(site, site.Match.At, flush).Select(attempt => (Func<CorrectedCode, bool>)(code => attempt(code) && TryRemoveLate(code, site))).Concat(Before(site, site.Match.At, flush)));

    /// <summary>The calls that may flush what was written: of the object that it was written to, or of another buffer of the function.</summary>
    private static IEnumerable<string> FlushesOf(CorrectionSite site, FlowNode? write)
    {
        var source = site.Scope.Module.Source;
        var own = write?.Syntax is PythonNode { Kind: "Call" } call && write.Owner == site.Scope ? call.Node("func")?.Node("value") : null;
        var made = site.Nodes.SelectMany(node => node.Kind switch
        {
            "Assign" when MakesBuffer(site, node.Node("value")!) => node.Nodes("targets"),
            "withitem" when MakesBuffer(site, node.Node("context_expr")!) && node.Node("optional_vars") is { } target => [target],
            "Call" when node.Node("func") is { Kind: "Attribute" } method && (site.Rules.BufferWrites.Contains(method.Text("attr")!) || site.Rules.BufferFlushes.Contains(method.Text("attr")!)) => [method.Node("value")!],
            _ => (IEnumerable<PythonNode>)[],
        });
        var isAwaited = site.Nodes.Any(node => node.Is("Await") && node.Node("value")!.Node("func") is { Kind: "Attribute" } method && (site.Rules.BufferFlushes.Contains(method.Text("attr")!) || method == (write?.Syntax as PythonNode)?.Node("func")));
        return made.Prepend(own).OfType<PythonNode>().Where(target => target.Is("Name", "Attribute") && target.Line == target.EndLine).Select(source.Of).Distinct()
            .Select(target => $"{(isAwaited ? "await " : "")}{target}.{site.Rules.BufferFlushes[0]}()");
    }

    private static bool MakesBuffer(CorrectionSite site, PythonNode value) => value.Kind == "Call" && value.Node("func") is { } function && site.Rules.BufferClasses.Contains(function.Text("attr") ?? function.Text("id") ?? "");

    private static IEnumerable<Func<CorrectedCode, bool>> Before(CorrectionSite site, FlowNode node, string flush)
    {
        if (site.PlaceOf(node) is { } place)
        {
            yield return code => code.InsertBefore(place.Statement, flush);
        }
    }

    /// <summary>A buffer that is made for one write gets a name, by which it is flushed.</summary>
    private static IEnumerable<Func<CorrectedCode, bool>> Named(CorrectionSite site)
    {
        if (site.PlaceOf(site.Match.At) is { Statement.Kind: "Expr" } place && site.Match.At.Syntax is PythonNode { Kind: "Call" } write && write.Node("func")?.Node("value") is { } buffer && MakesBuffer(site, buffer) && !site.IsUsed(Buffer))
        {
            yield return code => code.InsertBefore(place.Statement, $"{Buffer} = {site.Scope.Module.Source.Of(buffer)}") && code.Replace(buffer, Buffer) && code.InsertAfter(place.Statement, $"{Buffer}.{site.Rules.BufferFlushes[0]}()");
        }
    }

    /// <summary>Behind everything that writes, from the outside in.</summary>
    private static IEnumerable<Func<CorrectedCode, bool>> Behind(CorrectionSite site, FlowNode? write, string flush) => (site.PlaceOf(write)?.Outward.Reverse() ?? [])
        .Where(place => !place.Statement.Is("ExceptHandler"))
        .OrderBy(place => place.Statement.Is("With", "AsyncWith", "Try", "TryStar"))
        .Select(place => (Func<CorrectedCode, bool>)(code => code.InsertAfter(place.Statement, flush)));

    /// <summary>The same flush behind what aggregates has nothing to do any more.</summary>
    private static bool TryRemoveNext(CorrectedCode code, CorrectionSite site, string flush) =>
        site.PlaceOf(site.Match.At)?.Following.FirstOrDefault(statement => statement.Is("Expr") && site.Scope.Module.Source.Of(statement) == flush) is { } late && code.Remove(late, late);

    /// <summary>The flush that comes too late is in the right place now.</summary>
    private static bool TryRemoveLate(CorrectedCode code, CorrectionSite site)
    {
        var late = site.Match.Path.LastOrDefault(step => step.Node.Kind == FlowKind.Flush)?.Node;
        return site.PlaceOf(late) is { Statement.Kind: "Expr" } place && place.Block.Count > 1 && code.Remove(place.Statement, place.Statement);
    }
}

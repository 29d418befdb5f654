using System.Globalization;

namespace Inhaul.Review.Tests.Generated;

/// <summary>Says by the runs of a function which rules it breaks, straight from what the rules say.</summary>
internal static class ImportJudge
{
    /// <summary>The rules that fire, with their lines.</summary>
    public static SortedSet<string> Verdict(List<ImportTrace> runs)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var lastCompletion = runs.SelectMany(InOrder).Where(step => step.Kind is TraceKind.Completed or TraceKind.CompletionRaised).Select(step => step.At.Line).DefaultIfEmpty(0).Max();
        // Steps of the program that made several runs are judged once for each.
        foreach (var run in runs)
        {
            JudgeTracking(run, lastCompletion, found);
            JudgeBuffers(run, found);
        }
        return found;
    }

    private static Stack<TraceEvent> InOrder(ImportTrace run)
    {
        var events = new Stack<TraceEvent>();
        for (var at = run.Events; at is not null; at = at.Before)
        {
            events.Push(at);
        }
        return events;
    }

    private static void JudgeTracking(ImportTrace run, int lastCompletion, SortedSet<string> found)
    {
        var imports = new List<Import>();
        ImportStatement? leaving = null;
        int? tried = null;
        foreach (var step in InOrder(run))
        {
            switch (step.Kind)
            {
                case TraceKind.Begun:
                    if (imports.Find(import => import.Begin == step.At) is { } again)
                    {
                        Lost(again, null, lastCompletion, found);
                        imports.Remove(again);
                    }
                    imports.Add(new Import(step.At, step.Value));
                    tried = null;
                    break;
                case TraceKind.Completed or TraceKind.CompletionRaised:
                    // What could not begin may be completed; no other import is meant by it.
                    if (tried != step.Value || imports.Exists(import => import.IsOpen && import.Id == step.Value))
                    {
                        Complete(step, imports, found);
                    }
                    else if (step.Kind == TraceKind.Completed)
                    {
                        tried = null;
                    }
                    break;
                case TraceKind.Raised or TraceKind.Caught or TraceKind.BeginRaised:
                    imports.ForEach(import => import.AfterError |= import.IsOpen);
                    leaving = null;
                    tried = step.Kind == TraceKind.BeginRaised ? step.Value : tried;
                    break;
                case TraceKind.Left:
                    leaving = step.At;
                    break;
            }
            if (step.Kind == TraceKind.CompletionRaised)
            {
                imports.ForEach(import => import.AfterError |= import.IsOpen && !import.IsAttempted);
            }
        }
        if (run.Jump != TraceJump.Raise)
        {
            imports.ForEach(import => Lost(import, leaving, lastCompletion, found));
        }
    }

    private static void Lost(Import import, ImportStatement? leaving, int lastCompletion, SortedSet<string> found)
    {
        if (import.IsOpen && !import.IsAttempted && !import.AfterError)
        {
            var isEarly = leaving is not null && lastCompletion > leaving.Line;
            found.Add(isEarly ? Named("P3", leaving!) : Named("P1", import.Begin));
        }
    }

    private static void Complete(TraceEvent step, List<Import> imports, SortedSet<string> found)
    {
        var target = imports.FindLast(import => import.IsOpen && import.Id == step.Value)
            ?? imports.FindLast(import => import.Id == step.Value)
            ?? imports.FindLast(import => import.IsOpen)
            ?? imports.LastOrDefault();
        if (target is null)
        {
            return;
        }
        if (step.Kind == TraceKind.CompletionRaised)
        {
            target.IsAttempted |= target.IsOpen;
            return;
        }
        if (target.Id != step.Value)
        {
            found.Add(Named("T2", step.At));
        }
        target.IsOpen = false;
    }

    private static void JudgeBuffers(ImportTrace run, SortedSet<string> found)
    {
        var rows = new Dictionary<int, (ImportStatement First, bool AfterError)>();
        foreach (var step in InOrder(run))
        {
            switch (step.Kind)
            {
                case TraceKind.Written:
                    rows.TryAdd(step.Value, (step.At, false));
                    break;
                case TraceKind.Flushed:
                    rows.Remove(step.Value);
                    break;
                case TraceKind.Aggregated when rows.Count > 0:
                    found.Add(Named("F1", step.At));
                    break;
                case TraceKind.Raised or TraceKind.BeginRaised or TraceKind.CompletionRaised:
                    foreach (var buffer in rows.Keys.ToList())
                    {
                        rows[buffer] = (rows[buffer].First, true);
                    }
                    break;
            }
        }
        if (run.Jump is null or TraceJump.Return)
        {
            found.UnionWith(rows.Values.Where(row => !row.AfterError).Select(row => Named("F2", row.First)));
        }
    }

    private static string Named(string rule, ImportStatement at) => string.Create(CultureInfo.InvariantCulture, $"{rule}:{at.Line}");

    private sealed class Import(ImportStatement begin, int id)
    {
        public ImportStatement Begin { get; } = begin;

        public int Id { get; } = id;

        public bool IsOpen { get; set; } = true;

        public bool IsAttempted { get; set; }

        public bool AfterError { get; set; }
    }
}

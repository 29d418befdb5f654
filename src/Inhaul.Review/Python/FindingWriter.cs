using Inhaul.Review.Flow;
using Inhaul.Review.Python.Names;
using Inhaul.Review.Rules;

namespace Inhaul.Review.Python;

/// <summary>Turns a match of a rule into a finding: names, lines, paths.</summary>
internal sealed class FindingWriter(FunctionReview function, PythonScope root, ReviewRules rules)
{
    /// <summary>The finding.</summary>
    public Finding Write(IReviewRule rule, RuleMatch match)
    {
        var scope = (PythonScope)(match.At.Owner ?? root);
        return new Finding
        {
            Rule = rule.Id,
            Severity = match.NeedsInvestigation ? ReviewSeverity.Info : rules.Severities.GetValueOrDefault(rule.Id, ReviewSeverity.Medium),
            Pattern = rule.Pattern,
            File = scope.Module.File.Path,
            Line = match.At.Line,
            Function = scope.QualifiedName,
            Message = match.NeedsInvestigation ? $"Needs investigation, since code that is not reviewed may do it: {match.Message}" : match.Message,
            Why = rule.Why,
            Path = Steps(match.Path, match.Missing),
            Paths = Paths(match),
        };
    }

    private List<PathStep> Steps(IReadOnlyList<FlowStep> path, string? missing)
    {
        var steps = new List<PathStep>();
        foreach (var step in path)
        {
            if (Text(step, missing) is { } text)
            {
                var owner = (PythonScope)(step.Node.Owner ?? root);
                var elsewhere = owner.Module == root.Module ? "" : $"{owner.Module.File.Path}: ";
                var line = step.Node.Line > 0 ? step.Node.Line : LastLine(path);
                steps.Add(new PathStep(line, elsewhere + text) { File = owner.Module.File.Path });
            }
        }

        return steps;
    }

    private static int LastLine(IReadOnlyList<FlowStep> path) => path.LastOrDefault(step => step.Node.Line > 0)?.Node.Line ?? 1;

    private static string? Text(FlowStep step, string? missing)
    {
        var node = step.Node;
        var without = missing is null ? "" : $" without {missing}";
        return node.Kind switch
        {
            FlowKind.EndExit => $"the function ends{without}",
            FlowKind.RaiseExit or FlowKind.ProgramExit => $"{node.Text}{without}",
            _ when step.Raised && node.Text.Length > 0 => node.Kind == FlowKind.Raise ? node.Text : $"{node.Text} raises",
            FlowKind.Call or FlowKind.Assign or FlowKind.Store => null,
            _ => node.Text.Length > 0 ? node.Text : null,
        };
    }

    /// <summary>A success path and an error path of the same import, with what each lacks.</summary>
    private List<CodePath> Paths(RuleMatch match)
    {
        if (match.Path.Count == 0)
        {
            return [];
        }

        var isError = match.Path.Any(step => step.Raised);
        var own = new CodePath(isError ? "Error path" : "Success path", Steps(match.Path, match.Missing), match.Missing);
        var seen = function.Tracking
            .Where(seen => match.From is not null && seen.Begin == match.From && seen.Sight is TrackingSight.LeftCompleted or TrackingSight.LeftOpen)
            .Select(seen => (Seen: seen, Path: function.PathOf(seen)))
            .Where(pair => pair.Path.Any(step => step.Raised) != isError)
            .OrderBy(pair => pair.Seen.Sight == TrackingSight.LeftCompleted)
            .FirstOrDefault();
        if (seen.Path is null)
        {
            return [own];
        }

        var missing = seen.Seen.Sight == TrackingSight.LeftCompleted ? null : function.Complete;
        var other = new CodePath(isError ? "Success path" : "Error path", Steps(seen.Path, missing), missing);
        return isError ? [other, own] : [own, other];
    }
}

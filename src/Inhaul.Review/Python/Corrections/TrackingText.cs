using Inhaul.Review.Python.Graphs;
using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>Writes tracking calls as the function around them does: by the same name, with arguments in the same way, and in the same quotes.</summary>
/// <param name="scope">The function.</param>
/// <param name="rules">Names.</param>
internal sealed class TrackingText(PythonScope scope, ReviewRules rules)
{
    private readonly SourceText _source = scope.Module.Source;
    private readonly HashSet<string> _completions = NamesOf(rules.Complete, scope.Module);
    private readonly HashSet<string> _begins = NamesOf(rules.Begin, scope.Module);

    /// <summary>Whether a node is a call that completes.</summary>
    public bool IsCompletion(PythonNode node) => node.Is("Call") && _completions.Contains(NameOf(node));

    /// <summary>Whether a node has such a call in it.</summary>
    public bool Completes(PythonNode node) => CorrectionSite.Within(node).Any(IsCompletion);

    /// <summary>Whether a node has one in it that no handler makes.</summary>
    public bool CompletesNormally(PythonNode node) => !node.Is("ExceptHandler") && (IsCompletion(node) || !node.Is("FunctionDef", "AsyncFunctionDef", "ClassDef", "Lambda") && node.Children.Any(CompletesNormally));

    /// <summary>The calls of the function that complete.</summary>
    public IEnumerable<PythonNode> Completions => scope.Body.SelectMany(CorrectionSite.Within).Where(IsCompletion);

    /// <summary>What a call gives for a role; null when it gives nothing.</summary>
    public static PythonNode? Argument(PythonNode call, TrackingCall shape, CallRole role) => shape.Parameter(role) is { } parameter
        ? call.Nodes("keywords").Find(keyword => keyword.Text("arg") == parameter.Name)?.Node("value") ?? call.Nodes("args").ElementAtOrDefault(parameter.Position)
        : null;

    /// <summary>The call that tells a success.</summary>
    public string? Finished(TrackingSite begin, string stats) => Complete(begin, stats, rules.Finished, null);

    /// <summary>The call that tells a failure.</summary>
    public string? Failed(TrackingSite begin, string error) => Complete(begin, "{}", rules.Failed, error);

    /// <summary>A text in the quotes that the statuses of the function, or of the file, are written in.</summary>
    public string Quoted(string text)
    {
        var calls = scope.Body.Concat(scope.Module.Body).SelectMany(CorrectionSite.Within).Where(node => IsCompletion(node) || node.Is("Call") && _begins.Contains(NameOf(node)));
        var texts = calls.SelectMany(call => call.Nodes("keywords").Select(keyword => keyword.Node("value")!).Concat(call.Nodes("args"))).Where(argument => argument.StringConstant is not null);
        var quote = texts.Select(given => _source.Of(given)[^1]).FirstOrDefault('"');
        return quote + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(quote.ToString(), $"\\{quote}", StringComparison.Ordinal) + quote;
    }

    private static string NameOf(PythonNode call) => call.Node("func") is { } function ? function.Text("attr") ?? function.Text("id") ?? "" : "";

    /// <summary>The names of a tracking function, with those under which the file imports it.</summary>
    private static HashSet<string> NamesOf(TrackingCall shape, PythonModule module) =>
        [.. shape.Names, .. module.Bindings.Where(pair => pair.Value.Exists(binding => binding is PythonBinding.Import { Name: { } name } && shape.Names.Contains(name))).Select(pair => pair.Key)];

    private string? Complete(TrackingSite begin, string stats, string status, string? error)
    {
        var like = Completions.FirstOrDefault();
        var isKeyword = like is not null && like.Nodes("args").Count == 0;
        var arguments = new List<string>();
        foreach (var parameter in rules.Complete.Parameters.OrderBy(parameter => parameter.Position))
        {
            var text = parameter.Role switch
            {
                CallRole.Stats => stats,
                CallRole.Status => Quoted(status),
                CallRole.Error => error,
                _ => Given(begin, like, parameter),
            };
            if (text is null && parameter.Role != CallRole.Error)
            {
                return null;
            }

            isKeyword |= parameter.Role is CallRole.Status or CallRole.Error;
            if (text is not null)
            {
                arguments.Add(isKeyword ? $"{parameter.Name}={text}" : text);
            }
        }

        var isAwaited = scope.Body.SelectMany(CorrectionSite.Within).Any(node => node.Is("Await") && node.Node("value") == begin.Call);
        return $"{(isAwaited ? "await " : "")}{Name(begin, like)}({string.Join(", ", arguments)})";
    }

    /// <summary>What the import began with; what that call does not say, another completion does.</summary>
    private string? Given(TrackingSite begin, PythonNode? like, CallParameter parameter) => begin.Argument(parameter.Role) is { } given && given.Line == given.EndLine
        ? _source.Of(given)
        : like is not null && Argument(like, rules.Complete, parameter.Role) is { } other ? _source.Of(other) : rules.Begin.Parameter(parameter.Role)?.Name;

    private string Name(TrackingSite begin, PythonNode? like)
    {
        if (like is not null)
        {
            return _source.Of(like.Node("func")!);
        }

        var name = rules.Complete.Names.FirstOrDefault(scope.Module.Bindings.ContainsKey) ?? _completions.FirstOrDefault(scope.Module.Bindings.ContainsKey) ?? rules.Complete.Names[0];
        return begin.Call.Node("func") is { Kind: "Attribute" } member && !scope.Module.Bindings.ContainsKey(name) ? $"{_source.Of(member.Node("value")!)}.{name}" : name;
    }
}

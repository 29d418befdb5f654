using System.Runtime.ExceptionServices;
using Inhaul.Review.Python.Corrections;
using Inhaul.Review.Python.Graphs;
using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python;

/// <summary>Reviews Python files: parses them with the <c>python3</c> of the machine, follows their control flow, applies the rules.</summary>
/// <param name="rules">Names and severities.</param>
/// <param name="python">The interpreter; null for the <c>python3</c> of the path.</param>
internal sealed class PythonReviewer(ReviewRules rules, string? python = null)
{
    // Deep syntax trees are walked by recursion; the parser bounds their depth, and this is enough for it.
    private const int StackBytes = 256 * 1024 * 1024;

    /// <summary>Reviews files together, so that calls from one to another are followed. Test code is left out.</summary>
    /// <exception cref="ReviewException">There is no Python to parse with.</exception>
    public ReviewReport Review(IReadOnlyList<ReviewFile> files, CancellationToken cancellationToken = default)
    {
        using var parser = new PythonParser(python);
        return Review(files, parser, cancellationToken);
    }

    /// <summary>Reviews files with a parser that others use before and after.</summary>
    internal ReviewReport Review(IReadOnlyList<ReviewFile> files, PythonParser parser, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        var reviewed = files.Where(file => !TestCode.Is(file.Path)).ToList();
        if (reviewed.Count == 0)
        {
            return new ReviewReport([], [], []);
        }
        var related = new RelatedFiles(rules);
        var parsed = parser.Parse(reviewed, related.Speaks, cancellationToken);
        var around = related.Around(parsed);
        var missing = parsed.Where(file => file is { Tree: null, Note: null } && around.Contains(file.File)).Select(file => file.File).ToList();
        var trees = parsed.Concat(parser.Parse(missing, static _ => true, cancellationToken)).Where(file => file.Tree is not null).ToList();
        var (findings, notes) = OnDeepStack(() =>
        {
            var review = Find(trees, cancellationToken);
            var proof = new CorrectionProof(parser, file => Find([file], cancellationToken).Findings);
            return (proof.Correct(review.Findings, review.Corrected, trees, cancellationToken), review.Notes);
        });
        return new ReviewReport(
            [.. findings.OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Rule, StringComparer.Ordinal)],
            [],
            [.. parsed.Select(file => file.Note).OfType<ReviewNote>().Concat(notes)])
        {
            Files = reviewed.Count,
            Functions = parsed.Sum(file => file.Functions),
        };
    }

    private ScopeReview Find(List<ParsedFile> files, CancellationToken cancellationToken)
    {
        var modules = files.Select(file => ScopeReader.Read(file.File, file.Tree!)).ToList();
        var names = new NameResolver(modules);
        var relevance = new Relevance(modules, names, rules);
        // Whoever is called like the function that begins is that function: its callers complete.
        var scopes = modules.SelectMany(module => module.Functions.Values.Cast<PythonScope>().Prepend(module)).Where(scope => relevance.Includes(scope) && !rules.Begin.Names.Contains(scope.Name)).ToList();
        var review = new ScopeReview(names, rules, relevance);
        // Whoever is called is seen in its callers, where it is known what became of its import. What no caller led to comes last.
        foreach (var scope in scopes.OrderBy(relevance.Callers.ContainsKey))
        {
            cancellationToken.ThrowIfCancellationRequested();
            review.Add(scope);
        }
        return review;
    }

    private static T OnDeepStack<T>(Func<T> work)
    {
        T? result = default;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception thrown)
                {
                    failure = ExceptionDispatchInfo.Capture(thrown);
                }
            },
            StackBytes);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }
}

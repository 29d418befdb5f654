using System.Diagnostics;
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
        var watch = Stopwatch.StartNew();
        var parsed = parser.Parse(reviewed, related.Speaks, cancellationToken);
        var around = related.Around(parsed);
        var missing = parsed.Where(file => file is { Tree: null, Note: null } && around.Contains(file.File)).Select(file => file.File).ToList();
        var trees = parsed.Concat(parser.Parse(missing, static _ => true, cancellationToken)).Where(file => file.Tree is not null).ToList();
        var parsing = watch.Elapsed;
        var (findings, notes) = DeepStack.Run(() =>
        {
            var review = Find(trees, corrects: false, cancellationToken);
            var search = new CorrectionSearch(parser, files => Find(files, corrects: true, cancellationToken), [.. rules.Begin.Names, .. rules.Complete.Names, .. rules.BufferClasses]);
            return (search.Correct(review.Findings, trees, cancellationToken), review.Notes);
        });
        return new ReviewReport(
            [.. findings.OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Rule, StringComparer.Ordinal)],
            [],
            [.. parsed.Select(file => file.Note).OfType<ReviewNote>().Concat(notes)])
        {
            Files = reviewed.Count,
            Functions = parsed.Sum(file => file.Functions),
            Parsing = parsing,
        };
    }

    private ScopeReview Find(List<ParsedFile> files, bool corrects, CancellationToken cancellationToken)
    {
        var modules = DeepStack.Select(files, file => ScopeReader.Read(file.File, file.Tree!));
        var names = new NameResolver(modules);
        var relevance = new Relevance(modules, names, rules);
        // Whoever is called like the function that begins is that function: its callers complete.
        var scopes = modules.SelectMany(module => module.Functions.Values.Cast<PythonScope>().Prepend(module)).Where(scope => relevance.Includes(scope) && !rules.Begin.Names.Contains(scope.Name)).ToList();
        var review = new ScopeReview(names, rules, relevance, corrects);
        // Whoever is called is seen in its callers, where it is known what became of its import. What no caller led to comes last.
        var byCallers = scopes.ToLookup(relevance.Callers.ContainsKey);
        review.AddAll([.. byCallers[false]], cancellationToken);
        foreach (var scope in byCallers[true])
        {
            cancellationToken.ThrowIfCancellationRequested();
            review.Add(scope);
        }

        return review;
    }
}

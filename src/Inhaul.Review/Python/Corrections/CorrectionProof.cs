using System.Text;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>Shows the corrections that are proven: in the corrected file the mistake is not found any more, and no other instead.</summary>
/// <param name="parser">Parses the corrected files.</param>
/// <param name="review">Reviews a file by itself.</param>
internal sealed class CorrectionProof(PythonParser parser, Func<ParsedFile, IReadOnlyList<Finding>> review)
{
    /// <summary>More findings are read for what they have in common, and not for their corrections.</summary>
    private const int MostProven = 200;

    private readonly Dictionary<string, Dictionary<string, int>> _before = new(StringComparer.Ordinal);

    /// <summary>The findings, with the corrections that are proven.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="corrected">The corrected code of some of them.</param>
    /// <param name="files">The files they are in.</param>
    /// <param name="cancellationToken">Stops.</param>
    public IReadOnlyList<Finding> Correct(IReadOnlyList<Finding> findings, IReadOnlyDictionary<Finding, CorrectedCode> corrected, IReadOnlyList<ParsedFile> files, CancellationToken cancellationToken)
    {
        var candidates = findings.Where(corrected.ContainsKey).OrderByDescending(finding => finding.Severity).Take(MostProven).ToList();
        var parsed = parser.Parse([.. candidates.Select(finding => new ReviewFile(finding.File, Encoding.UTF8.GetBytes(corrected[finding].WholeFile)))], static _ => true, cancellationToken);
        var byPath = files.ToLookup(file => file.File.Path, StringComparer.Ordinal);
        var proven = candidates.Zip(parsed)
            .Where(pair => pair.Second.Tree is not null && IsBetter(pair.First.Rule, Before(byPath[pair.First.File].First()), Counts(pair.Second)))
            .Select(pair => pair.First).ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. findings.Select(finding => proven.Contains(finding) ? finding with { Fix = corrected[finding].Shown } : finding)];
    }

    private static bool IsBetter(string rule, Dictionary<string, int> before, Dictionary<string, int> after) =>
        after.GetValueOrDefault(rule) < before.GetValueOrDefault(rule) && after.All(count => count.Value <= before.GetValueOrDefault(count.Key));

    private Dictionary<string, int> Before(ParsedFile file) => _before.TryGetValue(file.File.Path, out var known) ? known : _before[file.File.Path] = Counts(file);

    private Dictionary<string, int> Counts(ParsedFile file) =>
        review(file).Where(finding => finding.Severity != ReviewSeverity.Info).GroupBy(finding => finding.Rule, StringComparer.Ordinal).ToDictionary(rule => rule.Key, rule => rule.Count(), StringComparer.Ordinal);
}

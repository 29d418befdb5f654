using System.Text;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>Keeps the corrections that are proven: in the corrected file the mistake is not found any more, and no other instead.</summary>
/// <param name="parser">Parses the corrected files.</param>
/// <param name="review">Reviews a file by itself.</param>
internal sealed class CorrectionProof(PythonParser parser, Func<ParsedFile, IReadOnlyList<Finding>> review)
{
    /// <summary>More findings are read for what they have in common, and not for their corrections.</summary>
    private const int MostProven = 200;

    private readonly Dictionary<string, Dictionary<string, int>> _before = new(StringComparer.Ordinal);

    /// <summary>The findings, without the corrections that are not proven.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="files">The files they are in.</param>
    /// <param name="cancellationToken">Stops.</param>
    public IReadOnlyList<Finding> Keep(IReadOnlyList<Finding> findings, IReadOnlyList<ParsedFile> files, CancellationToken cancellationToken)
    {
        var candidates = findings.Where(finding => finding.CorrectedFile is not null).OrderByDescending(finding => finding.Severity).Take(MostProven).ToList();
        var corrected = parser.Parse([.. candidates.Select(finding => new ReviewFile(finding.File, Encoding.UTF8.GetBytes(finding.CorrectedFile!)))], static _ => true, cancellationToken);
        var byPath = files.ToLookup(file => file.File.Path, StringComparer.Ordinal);
        var proven = candidates.Zip(corrected)
            .Where(pair => pair.Second.Tree is not null && IsBetter(pair.First.Rule, Before(byPath[pair.First.File].First()), Counts(pair.Second)))
            .Select(pair => pair.First).ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. findings.Select(finding => finding.CorrectedFile is null || proven.Contains(finding) ? finding : finding with { Fix = "", CorrectedFile = null })];
    }

    private static bool IsBetter(string rule, Dictionary<string, int> before, Dictionary<string, int> after) =>
        after.GetValueOrDefault(rule) < before.GetValueOrDefault(rule) && after.All(count => count.Value <= before.GetValueOrDefault(count.Key));

    private Dictionary<string, int> Before(ParsedFile file) => _before.TryGetValue(file.File.Path, out var known) ? known : _before[file.File.Path] = Counts(file);

    private Dictionary<string, int> Counts(ParsedFile file) =>
        review(file).Where(finding => finding.Severity != ReviewSeverity.Info).GroupBy(finding => finding.Rule, StringComparer.Ordinal).ToDictionary(rule => rule.Key, rule => rule.Count(), StringComparer.Ordinal);
}

using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>
/// Looks for corrections that are proven: in the corrected file the mistake is not found any more, and no other instead. Where one correction leads to another mistake, that one
/// is corrected, too.
/// </summary>
/// <param name="parser">Parses the corrected files.</param>
/// <param name="review">Reviews files by themselves, with the corrections of what it finds.</param>
internal sealed class CorrectionSearch(PythonParser parser, Func<List<ParsedFile>, ScopeReview> review)
{
    /// <summary>More findings are read for what they have in common, and not for their corrections.</summary>
    private const int MostCorrected = 200;

    /// <summary>How many corrected files are looked at for one finding.</summary>
    private const int MostReviews = 80;

    /// <summary>How many mistakes are corrected one after the other.</summary>
    private const int MostSteps = 8;

    /// <summary>How many of the mistakes that a correction leads to are looked at.</summary>
    private const int MostTargets = 3;

    /// <summary>How many lines are reviewed again in all: files may be large.</summary>
    private int _linesLeft = 400_000;

    private (string Files, ScopeReview Review)? _known;

    /// <summary>The findings, with the corrections that are proven.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="files">The files they are in.</param>
    /// <param name="cancellationToken">Stops.</param>
    public IReadOnlyList<Finding> Correct(IReadOnlyList<Finding> findings, IReadOnlyList<ParsedFile> files, CancellationToken cancellationToken)
    {
        var byPath = files.GroupBy(file => file.File.Path, StringComparer.Ordinal).ToDictionary(file => file.Key, file => file.First(), StringComparer.Ordinal);
        var corrected = new Dictionary<Finding, Finding>(ReferenceEqualityComparer.Instance);
        foreach (var finding in findings.Where(finding => finding.Severity > ReviewSeverity.Info).OrderByDescending(finding => finding.Severity).Take(MostCorrected).GroupBy(finding => finding.File).SelectMany(group => group))
        {
            cancellationToken.ThrowIfCancellationRequested();
            corrected[finding] = Correct(finding, byPath, cancellationToken);
        }

        return [.. findings.Select(finding => corrected.GetValueOrDefault(finding, finding))];
    }

    private Finding Correct(Finding finding, Dictionary<string, ParsedFile> files, CancellationToken cancellationToken)
    {
        // By itself the file shows most mistakes; some only together with the files that the path leads through.
        var along = finding.Path.Select(step => step.FileIn(finding)).Where(path => path != finding.File && files.ContainsKey(path)).Distinct().Select(path => files[path]).ToList();
        foreach (var around in along.Count == 0 ? [along] : new List<List<ParsedFile>> { new(), along })
        {
            var before = Before([files[finding.File], .. around]);
            if (before.Findings.Find(own => own.Rule == finding.Rule && own.File == finding.File && own.Line == finding.Line && own.Message == finding.Message && own.Severity > ReviewSeverity.Info) is { } start)
            {
                var attempt = new Attempt(finding, new SourceText(files[finding.File].File.Content.Span), around, Counts(before), cancellationToken);
                return Search(attempt, before, start) is { } proven ? Shown(finding, files[finding.File], proven) : finding;
            }
        }

        return finding;
    }

    private ScopeReview Before(List<ParsedFile> files)
    {
        var names = string.Join('\n', files.Select(file => file.File.Path));
        if (_known is not { } known || known.Files != names)
        {
            _known = known = (names, review(files));
        }

        return known.Review;
    }

    /// <summary>Tries the corrections of a finding, then what they lead to, so that the fewest changes are found first.</summary>
    private ParsedFile? Search(Attempt attempt, ScopeReview before, Finding start)
    {
        var waiting = new PriorityQueue<(ScopeReview Found, Finding Target, int Steps), (int Cost, int Order)>([((before, start, 1), (0, 0))]);
        while (waiting.TryDequeue(out var next, out var priority))
        {
            foreach (var text in next.Found.Corrections.GetValueOrDefault(next.Target, []))
            {
                attempt.CancellationToken.ThrowIfCancellationRequested();
                if (attempt.Tried.Count == MostReviews || _linesLeft <= 0)
                {
                    return null;
                }

                if (!attempt.Tried.Add(text) || Parsed(attempt, text) is not { } corrected)
                {
                    continue;
                }

                var after = review([corrected, .. attempt.Around]);
                if (attempt.IsProven(Counts(after)))
                {
                    return corrected;
                }

                foreach (var target in next.Steps < MostSteps ? attempt.Next(after, Counts(after)) : [])
                {
                    // What a new completion lacks is no change of what was there before.
                    waiting.Enqueue((after, target, next.Steps + 1), (priority.Cost + (target.Rule[0] == 'T' ? 0 : 1), attempt.Tried.Count));
                }
            }
        }

        return null;
    }

    private ParsedFile? Parsed(Attempt attempt, string text)
    {
        _linesLeft -= attempt.Source.Count;
        var parsed = parser.Parse([new ReviewFile(attempt.Finding.File, attempt.Source.Encode(text))], static _ => true, attempt.CancellationToken)[0];
        return parsed.Tree is null ? null : parsed;
    }

    private static Finding Shown(Finding finding, ParsedFile original, ParsedFile corrected)
    {
        var module = ScopeReader.Read(corrected.File, corrected.Tree!);
        var difference = new SourceDifference(new SourceText(original.File.Content.Span), module.Source);
        return finding with { Fix = new ShownCode(module, difference.Changed).Text, Edits = difference.Edits };
    }

    /// <summary>How often each rule fires, apart for what is certain and what is not.</summary>
    private static Dictionary<(string Rule, bool IsCertain), int> Counts(ScopeReview found) => found.Findings.CountBy(finding => (finding.Rule, finding.Severity > ReviewSeverity.Info)).ToDictionary();

    /// <summary>What is tried for one finding.</summary>
    private sealed class Attempt(Finding finding, SourceText source, IReadOnlyList<ParsedFile> around, Dictionary<(string Rule, bool IsCertain), int> before, CancellationToken cancellationToken)
    {
        public Finding Finding { get; } = finding;

        public SourceText Source { get; } = source;

        public IReadOnlyList<ParsedFile> Around { get; } = around;

        public CancellationToken CancellationToken { get; } = cancellationToken;

        public HashSet<string> Tried { get; } = new(StringComparer.Ordinal);

        /// <summary>Whether the mistake is gone, and no other has come.</summary>
        public bool IsProven(Dictionary<(string Rule, bool IsCertain), int> after) =>
            after.GetValueOrDefault((Finding.Rule, true)) < before.GetValueOrDefault((Finding.Rule, true)) && after.All(count => count.Value <= before.GetValueOrDefault(count.Key));

        /// <summary>What may be corrected next: mistakes that have come, or what is left of the same one.</summary>
        public IEnumerable<Finding> Next(ScopeReview found, Dictionary<(string Rule, bool IsCertain), int> after) => found.Findings
            .Where(other => other.File == Finding.File && other.Severity > ReviewSeverity.Info)
            .Where(other => after[(other.Rule, true)] > before.GetValueOrDefault((other.Rule, true)) || other.Rule == Finding.Rule && other.Function == Finding.Function)
            .OrderBy(other => other.Function != Finding.Function).ThenBy(other => other.Rule == Finding.Rule).Take(MostTargets);
    }
}

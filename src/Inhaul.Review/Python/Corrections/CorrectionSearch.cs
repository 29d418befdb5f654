using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>
/// Looks for corrections that are proven: in the corrected file the mistake is not found any more, and no other instead. Where one correction leads to another mistake, that one
/// is corrected, too.
/// </summary>
/// <param name="parser">Parses the corrected files.</param>
/// <param name="review">Reviews files by themselves, with the corrections of what it finds.</param>
/// <param name="always">Names of functions that every correction may have to do with.</param>
internal sealed class CorrectionSearch(PythonParser parser, Func<List<ParsedFile>, ScopeReview> review, IReadOnlyList<string> always)
{
    /// <summary>More findings are read for what they have in common, and not for their corrections.</summary>
    private const int MostCorrected = 1000;

    /// <summary>How many mistakes are corrected one after the other.</summary>
    private const int MostSteps = 8;

    /// <summary>How many corrected files are looked at for one finding, at first and then.</summary>
    private static readonly int[] MostReviews = [6, 30];

    /// <summary>What a function costs that has too many paths to walk them all.</summary>
    private const int NodesOfTooMany = 20_000;

    /// <summary>How many lines are parsed again in all: files may be large.</summary>
    private int _linesLeft = 150_000;

    /// <summary>How many nodes of graphs are reviewed again in all: functions may be tangled.</summary>
    private int _nodesLeft = 300_000;

    private (List<ParsedFile> Files, ScopeReview Review)? _known;
    private (ParsedFile File, RelatedCode Related, SourceText Source, Dictionary<string, ParsedFile> Parts)? _part;

    private bool IsExhausted => _linesLeft <= 0 || _nodesLeft <= 0;

    /// <summary>The findings, with the corrections that are proven.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="files">The files they are in.</param>
    /// <param name="cancellationToken">Stops.</param>
    public IReadOnlyList<Finding> Correct(IReadOnlyList<Finding> findings, IReadOnlyList<ParsedFile> files, CancellationToken cancellationToken)
    {
        var byPath = files.GroupBy(file => file.File.Path, StringComparer.Ordinal).ToDictionary(file => file.Key, file => file.First(), StringComparer.Ordinal);
        var waiting = findings.Where(finding => finding.Severity > ReviewSeverity.Info).OrderByDescending(finding => finding.Severity).Take(MostCorrected).GroupBy(finding => finding.File).SelectMany(group => group).ToList();
        var corrected = new Dictionary<Finding, Finding>(ReferenceEqualityComparer.Instance);
        // What is easy is corrected everywhere before anything is tried for long.
        foreach (var most in MostReviews)
        {
            foreach (var finding in waiting.Where(finding => !IsExhausted && !corrected.ContainsKey(finding)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Correct(finding, byPath, most, cancellationToken) is { } better)
                {
                    corrected[finding] = better;
                }
            }
        }

        return [.. findings.Select(finding => corrected.GetValueOrDefault(finding, finding))];
    }

    private Finding? Correct(Finding finding, Dictionary<string, ParsedFile> files, int most, CancellationToken cancellationToken)
    {
        var original = files[finding.File];
        foreach (var reviewed in Contexts(finding, original, files, cancellationToken))
        {
            var before = Before(reviewed);
            if (before.Notes.Count > 0)
            {
                // Where not every path can be walked nothing is proven.
                return null;
            }

            if (before.Findings.Find(own => own.Rule == finding.Rule && own.File == finding.File && own.Line == finding.Line && own.Message == finding.Message && own.Severity > ReviewSeverity.Info) is { } start)
            {
                var attempt = new CorrectionAttempt(finding, new SourceText(reviewed[0].File.Content.Span), reviewed[1..], before, most, cancellationToken);
                return Search(attempt, before, start) is { } proven ? Shown(attempt, original, proven) : null;
            }
        }

        return null;
    }

    /// <summary>What is to be reviewed for a correction, the file itself first: what belongs together of the file, all of it, and, for what only they show together, the files that the path leads through.</summary>
    private IEnumerable<List<ParsedFile>> Contexts(Finding finding, ParsedFile original, Dictionary<string, ParsedFile> files, CancellationToken cancellationToken)
    {
        if (_part?.File != original)
        {
            var source = new SourceText(original.File.Content.Span);
            _part = (original, new RelatedCode(original.Tree!, source, always), source, []);
        }

        if (_part is var (_, related, text, parts) && related.Around([finding.Line, .. finding.Path.Where(step => step.FileIn(finding) == finding.File).Select(step => step.Line)]) is { } around)
        {
            if (!parts.TryGetValue(around, out var part))
            {
                parts[around] = part = parser.Parse([new ReviewFile(finding.File, text.Encode(around))], static _ => true, cancellationToken)[0];
            }

            if (part.Tree is not null)
            {
                yield return [part];
            }
        }

        yield return [original];
        var along = finding.Path.Select(step => step.FileIn(finding)).Where(path => path != finding.File && files.ContainsKey(path)).Distinct().Select(path => files[path]).ToList();
        if (along.Count > 0)
        {
            yield return [original, .. along];
        }
    }

    private ScopeReview Before(List<ParsedFile> files)
    {
        if (_known is not { } known || !known.Files.SequenceEqual(files))
        {
            _known = known = (files, Reviewed(files));
        }

        return known.Review;
    }

    private ScopeReview Reviewed(List<ParsedFile> files)
    {
        var found = review(files);
        _nodesLeft -= found.Nodes + found.Notes.Count * NodesOfTooMany;
        return found;
    }

    /// <summary>Tries the corrections of a finding, then what they lead to, so that the fewest changes are found first.</summary>
    private ParsedFile? Search(CorrectionAttempt attempt, ScopeReview before, Finding start)
    {
        var waiting = new PriorityQueue<(ScopeReview Found, Finding Target, int Steps), (int Cost, int Order)>([((before, start, 1), (0, 0))]);
        while (waiting.TryDequeue(out var next, out var priority))
        {
            foreach (var text in next.Found.Corrections.GetValueOrDefault(next.Target, []))
            {
                attempt.CancellationToken.ThrowIfCancellationRequested();
                if (attempt.IsLast || IsExhausted)
                {
                    return null;
                }

                if (!attempt.Tried.Add(text) || Parsed(attempt, text) is not { } corrected)
                {
                    continue;
                }

                var after = Reviewed([corrected, .. attempt.Around]);
                if (attempt.IsProven(after))
                {
                    return corrected;
                }

                foreach (var (target, cost) in next.Steps < MostSteps ? attempt.Next(after) : [])
                {
                    waiting.Enqueue((after, target, next.Steps + 1), (priority.Cost + cost, attempt.Tried.Count));
                }
            }
        }

        return null;
    }

    private ParsedFile? Parsed(CorrectionAttempt attempt, string text)
    {
        _linesLeft -= attempt.Lines;
        var parsed = parser.Parse([new ReviewFile(attempt.Finding.File, attempt.Source.Encode(text))], static _ => true, attempt.CancellationToken)[0];
        return parsed.Tree is null ? null : parsed;
    }

    /// <summary>The finding with its correction, which may have been proven on a part of the file: its lines are those of the whole.</summary>
    private static Finding Shown(CorrectionAttempt attempt, ParsedFile original, ParsedFile corrected)
    {
        var source = new SourceText(original.File.Content.Span);
        var difference = new SourceDifference(attempt.Source, new SourceText(corrected.File.Content.Span));
        var shown = new ShownCode(ScopeReader.Read(corrected.File, corrected.Tree!), new SourceText(source.With(difference.Edits)), difference.Changed);
        return attempt.Finding with { Fix = shown.Text, Edits = difference.Edits };
    }
}

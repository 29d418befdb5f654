using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>What is tried for one finding.</summary>
/// <param name="finding">The finding.</param>
/// <param name="source">The file, or the part of it that is reviewed.</param>
/// <param name="around">Other files that are reviewed with it.</param>
/// <param name="before">What is found in them as they are.</param>
/// <param name="most">How many corrected files are looked at.</param>
/// <param name="cancellationToken">Stops.</param>
internal sealed class CorrectionAttempt(Finding finding, SourceText source, IReadOnlyList<ParsedFile> around, ScopeReview before, int most, CancellationToken cancellationToken)
{
    /// <summary>How many of the mistakes that a correction leads to are looked at.</summary>
    private const int MostTargets = 3;

    private const int OfTheFunction = 3;
    private const int Unrelated = 4;

    private readonly Dictionary<(string File, string Rule, string Function, bool IsCertain), int> _before = Counts(before);
    private readonly int _alike = Alike(finding, before);

    /// <summary>The finding.</summary>
    public Finding Finding { get; } = finding;

    /// <summary>The file, or the part of it that is reviewed.</summary>
    public SourceText Source { get; } = source;

    /// <summary>How many lines of it there are to parse; empty ones cost next to nothing.</summary>
    public int Lines { get; } = Enumerable.Range(1, source.Count).Count(line => source[line].Length > 0) + source.Count / 20;

    /// <summary>Other files that are reviewed with it.</summary>
    public IReadOnlyList<ParsedFile> Around { get; } = around;

    /// <summary>Stops.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The corrected texts that have been looked at.</summary>
    public HashSet<string> Tried { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether enough has been tried.</summary>
    public bool IsLast => Tried.Count == most;

    /// <summary>Whether the mistake is gone, and no other has come.</summary>
    public bool IsProven(ScopeReview after)
    {
        var counts = Counts(after);
        return after.Notes.Count == 0 && Alike(Finding, after) < _alike && counts.GetValueOrDefault(Key(Finding)) < _before[Key(Finding)] && counts.All(count => count.Value <= _before.GetValueOrDefault(count.Key));
    }

    /// <summary>What may be corrected next, with how little that is wanted: mistakes that have come, what is left of the same one, and at last others of the function, which may be behind it.</summary>
    public IEnumerable<(Finding Finding, int Cost)> Next(ScopeReview after)
    {
        var counts = Counts(after);
        return after.Findings
            .Where(other => other.File == Finding.File && other.Severity > ReviewSeverity.Info)
            .Select(other => (Finding: other, Rank: Rank(other, counts[Key(other)] > _before.GetValueOrDefault(Key(other)))))
            .Where(other => other.Rank < Unrelated)
            .OrderBy(other => other.Rank).Take(MostTargets)
            // What a new completion lacks is no change of what was there before.
            .Select(other => (other.Finding, other.Rank == OfTheFunction ? 2 : other.Finding.Rule[0] == 'T' ? 0 : 1));
    }

    private int Rank(Finding other, bool isNew) => (isNew, other.Function == Finding.Function, other.Rule == Finding.Rule) switch
    {
        (true, true, false) => 0,
        (true, _, _) => 1,
        (false, true, true) => 2,
        (false, true, false) => OfTheFunction,
        _ => Unrelated,
    };

    /// <summary>How often each rule fires in each function, apart for what is certain and what is not.</summary>
    private static Dictionary<(string File, string Rule, string Function, bool IsCertain), int> Counts(ScopeReview found) => found.Findings.CountBy(Key).ToDictionary();

    private static (string File, string Rule, string Function, bool IsCertain) Key(Finding finding) => (finding.File, finding.Rule, finding.Function, finding.Severity > ReviewSeverity.Info);

    /// <summary>How many findings say the same as one, apart from the numbers of lines, which changes move.</summary>
    private static int Alike(Finding finding, ScopeReview found) => found.Findings.Count(other => Key(other) == Key(finding) && WithoutNumbers(other.Message) == WithoutNumbers(finding.Message));

    private static string WithoutNumbers(string message) => string.Concat(message.Where(letter => !char.IsAsciiDigit(letter)));
}

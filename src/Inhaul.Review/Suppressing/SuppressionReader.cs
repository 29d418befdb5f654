using System.Text.RegularExpressions;
using Inhaul.Review.Reporting;

namespace Inhaul.Review.Suppressing;

/// <summary>Reads suppressions, and says what is wrong with those that do not count.</summary>
internal static partial class SuppressionReader
{
    private const string Form = "Write '# inhaul: ignore F1 because …'.";

    /// <summary>The suppressions of a file.</summary>
    /// <param name="file">Its name, for notes.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="notes">Takes what is wrong.</param>
    public static IReadOnlyList<Suppression> Read(string file, IReadOnlyList<PythonLine> lines, List<ReviewNote> notes)
    {
        var suppressions = new List<Suppression>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Comment is not { } comment || Sign().Match(comment) is not { Success: true } sign)
            {
                continue;
            }

            var (suppression, fault) = Parse(i + 1, sign.Groups["said"].Value.Trim());
            if (suppression is not null)
            {
                suppressions.Add(suppression);
            }

            if (fault is not null)
            {
                notes.Add(new ReviewNote(file, i + 1, fault));
            }
        }

        return suppressions;
    }

    private static (Suppression?, string? Fault) Parse(int line, string said)
    {
        if (Ignore().Match(said) is not { Success: true } ignore)
        {
            return (null, $"'{said}' is not understood, so nothing is suppressed. {Form}");
        }

        var rules = ignore.Groups["rule"].Captures.Select(capture => capture.Value.ToUpperInvariant()).ToList();
        if (rules.Find(rule => RuleCatalogue.Find(rule) is null) is { } unknown)
        {
            return (null, $"There is no rule {unknown}, so nothing is suppressed. The rules are {RuleCatalogue.Ids}.");
        }

        var reason = Because().Match(ignore.Groups["rest"].Value).Groups["reason"].Value.Trim();
        return reason.Any(char.IsLetterOrDigit)
            ? (new Suppression(line, rules, reason), null)
            : (null, $"The suppression of {string.Join(", ", rules)} gives no reason, so it does not count. {Form}");
    }

    [GeneratedRegex(@"#\s*inhaul\s*:(?<said>.*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Sign();

    [GeneratedRegex(@"^ignore\s+(?<rule>[a-z]+\d+)(\s*,\s*(?<rule>[a-z]+\d+))*(?<rest>\W.*)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Ignore();

    [GeneratedRegex(@"^\s+because\b:?(?<reason>.*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Because();
}

using System.Text;
using System.Text.RegularExpressions;

namespace Inhaul.Review.Reporting;

/// <summary>Text that Markdown shows as it is, whatever is in it.</summary>
internal static partial class MarkdownText
{
    private const int LeastFence = 3;

    /// <summary>A sentence on one line. What would be markup is escaped, except an underscore within a word, which is none.</summary>
    public static string Prose(string text)
    {
        var line = Spaces().Replace(text, " ").Trim();
        var escaped = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            var isMarkup = line[i] switch
            {
                '\\' or '`' or '*' or '[' or ']' or '<' or '>' or '~' or '|' => true,
                '&' => i + 1 < line.Length && (char.IsAsciiLetter(line[i + 1]) || line[i + 1] == '#'),
                '_' => i == 0 || i == line.Length - 1 || !char.IsLetterOrDigit(line[i - 1]) || !char.IsLetterOrDigit(line[i + 1]),
                // What would begin a heading, a list or a table only does so at the start.
                '#' or '+' or '-' or '=' => i == 0,
                _ => false,
            };
            escaped.Append(isMarkup ? "\\" : "").Append(line[i]);
        }

        return escaped.ToString();
    }

    /// <summary>Code within a line.</summary>
    public static string Inline(string code)
    {
        var line = Spaces().Replace(code, " ");
        var ticks = new string('`', LongestRun(line) + 1);
        return ticks.Length > 1 ? $"{ticks} {line} {ticks}" : $"`{line}`";
    }

    /// <summary>Code on lines of its own. The fence is longer than any row of backticks in the code.</summary>
    public static string Block(string code, string language)
    {
        var fence = new string('`', Math.Max(LeastFence, LongestRun(code) + 1));
        return $"{fence}{language}\n{code.TrimEnd('\n')}\n{fence}\n";
    }

    private static int LongestRun(string text)
    {
        var longest = 0;
        foreach (var run in Ticks().EnumerateMatches(text))
        {
            longest = Math.Max(longest, run.Length);
        }

        return longest;
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Spaces();

    [GeneratedRegex("`+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Ticks();
}

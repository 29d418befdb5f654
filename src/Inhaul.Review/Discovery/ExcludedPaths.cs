using System.Text;
using System.Text.RegularExpressions;

namespace Inhaul.Review.Discovery;

/// <summary>Paths that are left out by pattern: <c>*</c> stands for anything within a name, <c>**</c> also for folders, <c>?</c> for one character.</summary>
internal sealed class ExcludedPaths
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly List<Regex> _patterns;

    private ExcludedPaths(List<Regex> patterns) => _patterns = patterns;

    /// <summary>Nothing is left out.</summary>
    public static ExcludedPaths None { get; } = Of([]);

    /// <summary>Paths by patterns. One without a slash is for the name of a file or folder anywhere; one of a folder is for all that is in it.</summary>
    public static ExcludedPaths Of(IReadOnlyList<string> patterns) => new([.. patterns.Select(Compile)]);

    /// <summary>Whether a file is left out.</summary>
    /// <param name="file">Its name in reports.</param>
    public bool Has(string file) => _patterns.Exists(pattern => pattern.IsMatch(file));

    private static Regex Compile(string pattern)
    {
        var path = pattern.StartsWith("./", StringComparison.Ordinal) ? pattern[2..] : pattern;
        path = path.TrimEnd('/');
        var expression = new StringBuilder(path.Contains('/', StringComparison.Ordinal) ? "^" : "(^|/)");
        for (var i = 0; i < path.Length; i++)
        {
            if (string.CompareOrdinal(path, i, "**/", 0, 3) == 0)
            {
                expression.Append("(.*/)?");
                i += 2;
            }
            else if (string.CompareOrdinal(path, i, "**", 0, 2) == 0)
            {
                expression.Append(".*");
                i++;
            }
            else
            {
                expression.Append(path[i] switch { '*' => "[^/]*", '?' => "[^/]", var other => Regex.Escape(other.ToString()) });
            }
        }

        return new Regex(expression.Append("(/|$)").ToString(), RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Longest);
    }
}

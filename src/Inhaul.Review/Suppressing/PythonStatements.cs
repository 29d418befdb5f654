using System.Text.RegularExpressions;

namespace Inhaul.Review.Suppressing;

/// <summary>Finds the statement and the functions that a line is in.</summary>
internal static partial class PythonStatements
{
    /// <summary>The first and the last line of the statement that a line belongs to; of a compound statement only its head counts.</summary>
    public static (int First, int Last) Around(IReadOnlyList<PythonLine> lines, int line)
    {
        var first = Math.Clamp(line, 1, Math.Max(1, lines.Count));
        while (first > 1 && !lines[first - 1].BeginsStatement)
        {
            first--;
        }

        var last = first;
        while (last < lines.Count && !lines[last].BeginsStatement)
        {
            last++;
        }

        return (first, last);
    }

    /// <summary>The lines of the heads of the functions around a statement, from the inside out.</summary>
    /// <param name="lines">The source.</param>
    /// <param name="first">The first line of the statement.</param>
    public static IEnumerable<int> HeadsAround(IReadOnlyList<PythonLine> lines, int first)
    {
        var within = first <= lines.Count ? lines[first - 1].Indentation : 0;
        for (var line = first - 1; line >= 1 && within > 0; line--)
        {
            var outer = lines[line - 1];
            if (!outer.BeginsStatement || !outer.HasCode || outer.Indentation >= within)
            {
                continue;
            }

            within = outer.Indentation;
            if (Definition().IsMatch(outer.Code))
            {
                var (_, last) = Around(lines, line);
                for (var head = line; head <= last; head++)
                {
                    yield return head;
                }
            }
        }
    }

    [GeneratedRegex(@"^\s*(async\s+)?def\s", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Definition();
}

using System.Globalization;
using System.Text;
using Inhaul.Sources;

namespace Inhaul.Parsing.FixedWidth;

/// <summary>
/// Sees columns at fixed places in the first lines of text that has no separator: the same places are blank in all of them, the
/// header has a name for each column, and most lines have blanks that fill a column. Rather none than wrong ones.
/// </summary>
internal static class FixedWidthDetector
{
    private const int LookedAtBytes = 1 << 16;
    private const int MostLines = 500;
    private const int FewestLines = 3;

    /// <summary>One line of so many may be too short, and will be refused.</summary>
    private const int MostShortLines = 10;

    private static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>Looks at a source; null when it has no such columns.</summary>
    public static FixedWidthLayout? Detect(SourceFile source, SourceLimits limits)
    {
        using var lines = new TextLines(source.OpenUtf8(limits), limits.RecordBytes, source.Name);
        var ahead = lines.Ahead(LookedAtBytes);
        var text = ahead.Length > LookedAtBytes ? ahead[..LookedAtBytes] : ahead;
        var isWhole = text.Length < LookedAtBytes;
        var found = Encoding.UTF8.GetString(text).TrimStart('\uFEFF').Split('\n');
        return Detect([.. found.SkipLast(isWhole ? 0 : 1).Select(line => line.TrimEnd('\r')).Where(line => line.Trim(' ').Length > 0).Take(MostLines)]);
    }

    /// <summary>Looks at lines, of which the first is the header; null when they have no such columns.</summary>
    public static FixedWidthLayout? Detect(IReadOnlyList<string> lines)
    {
        if (lines.Count < FewestLines || Separators.Any(separator => MayBeSeparated(lines, separator))
            || lines.Count(line => line.Contains("  ", StringComparison.Ordinal)) * 2 < lines.Count)
        {
            return null;
        }

        var characters = lines.Select(line => line.EnumerateRunes().ToArray()).ToList();
        var starts = Starts(characters);
        if (starts is null || characters.Count(line => line.Length <= starts[^1]) * MostShortLines > lines.Count)
        {
            return null;
        }

        var widths = starts.Select((start, i) => i + 1 < starts.Count ? starts[i + 1] - start : 0).ToList();
        var places = string.Join(", ", starts.Select(start => (start + 1).ToString(CultureInfo.InvariantCulture)));
        return new FixedWidthLayout(
            widths, [.. starts.Select(_ => "")], [$"nothing separates its columns, but they are seen to begin with the characters {places} of each line; --widths decides"])
        {
            IsFound = true,
        };
    }

    private static bool MayBeSeparated(IReadOnlyList<string> lines, char separator) =>
        lines[0].Contains(separator, StringComparison.Ordinal) || lines.Count(line => line.Contains(separator, StringComparison.Ordinal)) * 10 > lines.Count * 9;

    /// <summary>Where the columns begin; null when there are not two, or the header leaves one without a name.</summary>
    private static List<int>? Starts(List<Rune[]> lines)
    {
        var starts = new List<int>();
        var width = lines.Max(line => line.Length);
        var lastOfHeader = -1;
        for (var at = 0; at < width; at++)
        {
            var isStart = !IsBlank(lines, at) && (at == 0 || IsBlank(lines, at - 1));
            if (isStart && HasName(lines, at) && (starts.Count == 0 || !IsSecondWord(lines, at, lastOfHeader)))
            {
                starts.Add(starts.Count == 0 ? 0 : at);
            }
            else if (isStart && starts.Count == 0)
            {
                return null;
            }

            lastOfHeader = At(lines[0], at) ? lastOfHeader : at;
        }

        return starts.Count > 1 ? starts : null;
    }

    /// <summary>Whether the header has a word in the stretch that begins here.</summary>
    private static bool HasName(List<Rune[]> lines, int start)
    {
        for (var at = start; !IsBlank(lines, at); at++)
        {
            if (!At(lines[0], at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a stretch is the second word of a name, as in <c>first name</c>: one blank behind the word before, and no row has a value under it.</summary>
    private static bool IsSecondWord(List<Rune[]> lines, int start, int lastOfHeader)
    {
        for (var at = start; !IsBlank(lines, at); at++)
        {
            if (lines.Skip(1).Any(line => !At(line, at)))
            {
                return false;
            }
        }

        return start - lastOfHeader == 2;
    }

    private static bool IsBlank(List<Rune[]> lines, int at) => lines.TrueForAll(line => At(line, at));

    private static bool At(Rune[] line, int at) => at >= line.Length || line[at].Value == ' ';
}

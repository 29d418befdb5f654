using System.Text;

namespace Inhaul.Schemas;

/// <summary>Formats of dates as C and Python write them (<c>%d/%m/%Y</c>), and as .NET does.</summary>
internal static class StrptimeFormat
{
    /// <summary>What stands for a directive in .NET: by itself, and where another number follows or comes before it without a sign between.</summary>
    private static readonly Dictionary<char, (string Alone, string Joined)> Directives = new()
    {
        ['d'] = ("d", "dd"), ['e'] = ("d", "dd"), ['m'] = ("M", "MM"), ['Y'] = ("yyyy", "yyyy"), ['y'] = ("yy", "yy"),
        ['H'] = ("H", "HH"), ['I'] = ("h", "hh"), ['M'] = ("m", "mm"), ['S'] = ("s", "ss"), ['f'] = ("FFFFFF", "FFFFFF"),
        ['p'] = ("tt", "tt"), ['b'] = ("MMM", "MMM"), ['h'] = ("MMM", "MMM"), ['B'] = ("MMMM", "MMMM"), ['a'] = ("ddd", "ddd"), ['A'] = ("dddd", "dddd"), ['z'] = ("K", "K"),
    };

    private static readonly Dictionary<char, string> Short = new() { ['F'] = "%Y-%m-%d", ['T'] = "%H:%M:%S", ['R'] = "%H:%M", ['D'] = "%m/%d/%y" };

    private static readonly Dictionary<string, char> Written = new(StringComparer.Ordinal)
    {
        ["d"] = 'd', ["dd"] = 'd', ["M"] = 'm', ["MM"] = 'm', ["yyyy"] = 'Y', ["yy"] = 'y', ["H"] = 'H', ["HH"] = 'H', ["h"] = 'I', ["hh"] = 'I', ["m"] = 'M', ["mm"] = 'M',
        ["s"] = 'S', ["ss"] = 'S', ["tt"] = 'p', ["MMM"] = 'b', ["MMMM"] = 'B', ["ddd"] = 'a', ["dddd"] = 'A', ["K"] = 'z', ["zzz"] = 'z', ["FFFFFF"] = 'f', ["ffffff"] = 'f',
    };

    /// <summary>The .NET format.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <returns>The format, or the directive that has none.</returns>
    public static (string? Format, string? Unknown) ToNet(string pattern)
    {
        pattern = Short.Aggregate(pattern, (text, pair) => text.Replace($"%{pair.Key}", pair.Value, StringComparison.Ordinal));
        var format = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%')
            {
                AppendLiteral(format, pattern[i]);
                continue;
            }

            var isJoined = (i >= 2 && IsNumber(pattern, i - 2)) || IsNumber(pattern, i + 2);
            i++;
            if (i < pattern.Length && pattern[i] == '%')
            {
                AppendLiteral(format, '%');
            }
            else if (i < pattern.Length && Directives.TryGetValue(pattern[i], out var directive))
            {
                format.Append(isJoined ? directive.Joined : directive.Alone);
            }
            else
            {
                return (null, i < pattern.Length ? $"%{pattern[i]}" : "%");
            }
        }

        return (format.ToString(), null);
    }

    /// <summary>The pattern of a .NET format; null when it has something that no directive stands for.</summary>
    public static string? FromNet(string format)
    {
        var pattern = new StringBuilder();
        for (var i = 0; i < format.Length;)
        {
            if (!char.IsAsciiLetter(format[i]))
            {
                if (format[i] is '\'' or '"' or '\\')
                {
                    return null;
                }

                pattern.Append(format[i] == '%' ? "%%" : format[i].ToString());
                i++;
                continue;
            }

            var end = i;
            while (end < format.Length && format[end] == format[i])
            {
                end++;
            }

            if (!Written.TryGetValue(format[i..end], out var directive))
            {
                return null;
            }

            pattern.Append('%').Append(directive);
            i = end;
        }

        return pattern.ToString();
    }

    /// <summary>Whether a directive that stands for digits stands at a place of a pattern.</summary>
    private static bool IsNumber(string pattern, int place) =>
        place >= 0 && place + 1 < pattern.Length && pattern[place] == '%' && "demYyHIMSf".Contains(pattern[place + 1], StringComparison.Ordinal);

    private static void AppendLiteral(StringBuilder format, char letter)
    {
        if (char.IsLetter(letter) || letter is '\'' or '"' or '%' or '\\')
        {
            format.Append('\\');
        }

        format.Append(letter);
    }
}

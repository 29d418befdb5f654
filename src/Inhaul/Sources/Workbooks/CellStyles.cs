using System.Buffers;
using System.Text;

namespace Inhaul.Sources.Workbooks;

/// <summary>Tells from a number format, such as <c>dd.mm.yyyy</c>, what cells with it show.</summary>
internal static class CellStyles
{
    private static readonly SearchValues<char> ClockLetters = SearchValues.Create("hHmMsS");

    /// <summary>The style of a number format that every workbook has without saying so.</summary>
    public static CellStyle OfBuiltIn(int number) => number switch
    {
        14 or 15 or 16 or 17 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => new CellStyle(CellStyleKind.Date),
        22 => new CellStyle(CellStyleKind.DateTime),
        (>= 18 and <= 21) or (>= 32 and <= 35) or 45 or 47 or 55 or 56 => new CellStyle(CellStyleKind.Time),
        46 => new CellStyle(CellStyleKind.Elapsed),
        _ => CellStyle.Number,
    };

    /// <summary>The style of a number format as it is written; only its part for positive numbers counts.</summary>
    public static CellStyle Of(string format)
    {
        if (format.Contains("General", StringComparison.OrdinalIgnoreCase))
        {
            return CellStyle.Number;
        }

        var (codes, mask, isElapsed) = Read(format);
        if (isElapsed)
        {
            return new CellStyle(CellStyleKind.Elapsed);
        }

        var hasTime = codes.AsSpan().ContainsAny('h', 's');
        var hasDate = codes.AsSpan().ContainsAny('y', 'd') || codes.Contains("mmm", StringComparison.Ordinal) || (!hasTime && codes.Contains('m', StringComparison.Ordinal));
        return (hasDate, hasTime) switch
        {
            (true, true) => new CellStyle(CellStyleKind.DateTime),
            (true, false) => new CellStyle(CellStyleKind.Date),
            (false, true) => new CellStyle(CellStyleKind.Time),
            _ => mask is not null && mask.AsSpan().Count('0') > 1 ? new CellStyle(CellStyleKind.Masked, mask) : CellStyle.Number,
        };
    }

    /// <summary>
    /// The letters that mean something in lower case, without what is shown as it stands; the mask, if nothing but zeros means
    /// something; and whether there is a bracket such as <c>[h]</c>.
    /// </summary>
    private static (string Codes, string? Mask, bool IsElapsed) Read(string format)
    {
        var codes = new StringBuilder();
        var mask = new StringBuilder();
        var isMask = true;
        for (var i = 0; i < format.Length && format[i] != ';'; i++)
        {
            switch (format[i])
            {
                case '"':
                    var quoted = Until(format, i, '"');
                    mask.Append(quoted);
                    i += quoted.Length + 1;
                    break;
                case '[':
                    var bracket = Until(format, i, ']');
                    if (bracket.Length > 0 && !bracket.AsSpan().ContainsAnyExcept(ClockLetters))
                    {
                        return ("", null, true);
                    }

                    i += bracket.Length + 1;
                    break;
                case '\\' when i + 1 < format.Length:
                    mask.Append(format[++i]);
                    break;
                case '_' or '*':
                    i++;
                    break;
                case '0' or '-' or ' ' or '/' or '(' or ')':
                    mask.Append(format[i]);
                    break;
                case 'A' or 'a' when IsHalfOfDay(format, i, out var length):
                    codes.Append('h');
                    i += length - 1;
                    break;
                default:
                    isMask = false;
                    codes.Append(char.ToLowerInvariant(format[i]));
                    break;
            }
        }

        return (codes.ToString(), isMask ? mask.ToString() : null, false);
    }

    private static bool IsHalfOfDay(string format, int at, out int length)
    {
        var rest = format.AsSpan(at);
        length = rest.StartsWith("AM/PM", StringComparison.OrdinalIgnoreCase) ? 5 : rest.StartsWith("A/P", StringComparison.OrdinalIgnoreCase) ? 3 : 0;
        return length > 0;
    }

    private static string Until(string format, int start, char end)
    {
        var close = format.IndexOf(end, start + 1);
        return close < 0 ? format[(start + 1)..] : format[(start + 1)..close];
    }
}

using System.Globalization;
using System.Security;
using System.Text;

namespace Inhaul.Cli.Scaffolding;

/// <summary>Text of a file as C# writes it: whatever stands in the file, it cannot become code.</summary>
internal static class CSharpText
{
    /// <summary>A text as a string of C#.</summary>
    public static string Literal(string text) => $"\"{Escaped(text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal))}\"";

    /// <summary>Texts as arguments.</summary>
    public static string Literals(IEnumerable<string> texts) => string.Join(", ", texts.Select(Literal));

    /// <summary>A text within a comment: one line, without signs that cannot be seen.</summary>
    public static string Comment(string text) => Escaped(text);

    /// <summary>A text within documentation.</summary>
    public static string Documentation(string text) => SecurityElement.Escape(Escaped(text));

    /// <summary>Lines as a string of C#: readable as they are where they can be, else escaped.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="indentation">What stands in front of each line of code.</param>
    public static string Lines(string text, string indentation)
    {
        if (!text.EnumerateRunes().All(IsReadable))
        {
            return Literal(text);
        }

        var quotes = new string('"', Math.Max(3, LongestRunOfQuotes(text) + 1));
        return $"{quotes}\n{string.Concat(text.Split('\n').Select(line => $"{indentation}{line}\n"))}{indentation}{quotes}";
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                '\t' => escaped.Append("\\t"),
                _ when !IsHidden(rune) && (rune.Value == ' ' || !Rune.IsWhiteSpace(rune)) => escaped.Append(rune),
                _ when rune.IsBmp => escaped.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
                _ => escaped.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}"),
            };
        }

        return escaped.ToString();
    }

    private static bool IsReadable(Rune rune) => rune.Value is '\n' or '\t' || !IsHidden(rune);

    /// <summary>Whether a sign is not seen, or ends a line, or may make others look as if they stood elsewhere.</summary>
    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static int LongestRunOfQuotes(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}

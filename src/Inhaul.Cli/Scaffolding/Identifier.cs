using System.Globalization;
using System.Text;

namespace Inhaul.Cli.Scaffolding;

/// <summary>Names of C# made of what people call things: <c>signup date</c> becomes <c>SignupDate</c>.</summary>
internal static class Identifier
{
    /// <summary>The words of a name, each with a capital and nothing between; empty when it has neither letters nor digits. It may start with a digit.</summary>
    public static string Pascal(string name) => string.Concat(Words(name).Select(word => Capital(IsShouted(word) ? word.ToLowerInvariant() : word)));

    /// <summary>A word with a capital.</summary>
    public static string Capital(string word) => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>Whether a text is a name that C# takes as it is.</summary>
    public static bool IsValid(string text) =>
        text.Length > 0 && (char.IsLetter(text[0]) || text[0] == '_') && text.All(c => char.IsLetterOrDigit(c) || IsMark(c) || c == '_');

    private static IEnumerable<string> Words(string name)
    {
        var word = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c) || (word.Length > 0 && IsMark(c)))
            {
                word.Append(c);
            }
            else if (c is not ('\'' or '’') && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        yield return word.ToString();
    }

    /// <summary>Whether a word is in capitals only, as <c>RAM</c>, which does not say where words begin.</summary>
    private static bool IsShouted(string word) => word.Length > 1 && !word.Any(char.IsLower);

    private static bool IsMark(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}

using System.Text;

namespace Inhaul.Mapping.Cleaning;

/// <summary>
/// <c>title</c>: each word begins in upper case and goes on in lower case. An apostrophe after a single letter begins another
/// word, as in <c>O'Brien</c>; after more it does not, as in <c>don't</c>.
/// </summary>
internal sealed class TitleStep : CleaningStep
{
    /// <inheritdoc/>
    public override string Clean(string value)
    {
        var cleaned = new StringBuilder(value.Length);
        var length = 0;
        foreach (var rune in value.EnumerateRunes())
        {
            var isApostrophe = rune.Value is '\'' or '\u2019';
            cleaned.Append(length == 0 ? Rune.ToUpperInvariant(rune).ToString() : Rune.ToLowerInvariant(rune).ToString());
            length = Rune.IsLetterOrDigit(rune) || IsMark(rune) || (isApostrophe && length > 1) ? length + 1 : 0;
        }

        return cleaned.ToString();
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is
        System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}

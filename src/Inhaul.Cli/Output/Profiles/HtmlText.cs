using System.Text;

namespace Inhaul.Cli.Output.Profiles;

/// <summary>Text within a page, as text and nothing else: whatever a file holds, no browser takes it for markup.</summary>
internal static class HtmlText
{
    private const char ControlPictures = '\u2400';

    /// <summary>The text for an element or an attribute in double quotes; control characters become their pictures.</summary>
    public static string Of(string text)
    {
        var html = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            html.Append(rune.Value switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\n' => "↵",
                < ' ' => ((char)(ControlPictures + rune.Value)).ToString(),
                >= 0x7F and <= 0x9F or 0xFFFE or 0xFFFF => "\uFFFD",

                // Marks that change the direction of what follows would spill out of their cell.
                >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 => "\uFFFD",
                _ => rune.ToString(),
            });
        }

        return html.ToString();
    }
}

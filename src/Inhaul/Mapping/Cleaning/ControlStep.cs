using System.Text;

namespace Inhaul.Mapping.Cleaning;

/// <summary>
/// <c>control</c>: no control characters and nothing that has no width, such as zero-width spaces, byte order marks and marks of
/// direction. Tabs and line breaks become a space. Joiners stay where they join: between letters of scripts that need them, and in emoji.
/// </summary>
internal sealed class ControlStep : CleaningStep
{
    private const int FirstOfJoined = 0x0600;
    private const int BlackFlag = 0x1F3F4;

    /// <inheritdoc/>
    public override bool Leaves(ReadOnlySpan<byte> value) => !value.ContainsAnyExceptInRange((byte)' ', (byte)'~');

    /// <inheritdoc/>
    public override string Clean(string value)
    {
        var cleaned = new StringBuilder(value.Length);
        var before = 0;
        Rune[] runes = [.. value.EnumerateRunes()];
        for (var i = 0; i < runes.Length; i++)
        {
            var rune = runes[i];
            if (rune.Value is '\t' or '\n' or '\v' or '\f' or '\r' or 0x85 or 0x2028 or 0x2029)
            {
                var isSecondOfBreak = rune.Value == '\n' && i > 0 && runes[i - 1].Value == '\r';
                cleaned.Append(isSecondOfBreak ? "" : " ");
                before = ' ';
            }
            else if (!Rune.IsControl(rune) && !IsNothing(rune.Value, before, i + 1 < runes.Length ? runes[i + 1].Value : 0))
            {
                cleaned.Append(rune.ToString());
                before = rune.Value;
            }
        }

        return cleaned.ToString();
    }

    /// <summary>Whether a character is never seen: of no width, or a mark of direction.</summary>
    public static bool IsInvisible(int c) => c is 0xAD or 0x61C or 0x180E or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F)
        or 0xFEFF or (>= 0xFFF9 and <= 0xFFFB) or (>= 0x1D173 and <= 0x1D17A) || IsTag(c);

    private static bool IsTag(int c) => c is 0xE0001 or (>= 0xE0020 and <= 0xE007F);

    private static bool IsNothing(int c, int before, int after) => IsInvisible(c) && c switch
    {
        0x200C or 0x200D => before < FirstOfJoined || after < FirstOfJoined || IsInvisible(before) || IsInvisible(after),
        _ => !IsTag(c) || (before != BlackFlag && !IsTag(before)),
    };
}

using System.Text;

namespace Inhaul.Profiling;

/// <summary>What is shown of a value: as much of its text as people read.</summary>
internal static class ShownText
{
    /// <summary>The text of UTF-8, shortened to a number of characters.</summary>
    public static string Of(ReadOnlySpan<byte> value, int most) =>
        // A character has four bytes at most, so that the text of a huge value need not be made.
        Of(Encoding.UTF8.GetString(value[..Math.Min(value.Length, (most + 1) * 4)]), most);

    /// <summary>A text, shortened to a number of characters, none of which is cut in two.</summary>
    public static string Of(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "…";
}

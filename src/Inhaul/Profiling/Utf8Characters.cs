namespace Inhaul.Profiling;

/// <summary>Counts the characters of a text in UTF-8 as databases do: by code points.</summary>
internal static class Utf8Characters
{
    /// <summary>How many there are: every byte begins one but those that continue it.</summary>
    public static int Count(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var unit in text)
        {
            count += (unit & 0xC0) != 0x80 ? 1 : 0;
        }

        return count;
    }
}

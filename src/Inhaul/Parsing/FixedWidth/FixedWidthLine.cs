namespace Inhaul.Parsing.FixedWidth;

/// <summary>Finds characters in a line of UTF-8.</summary>
internal static class FixedWidthLine
{
    /// <summary>How many characters a line has.</summary>
    public static int Length(ReadOnlySpan<byte> line)
    {
        var length = 0;
        foreach (var b in line)
        {
            length += IsStart(b) ? 1 : 0;
        }

        return length;
    }

    /// <summary>The byte at which a character starts, or the end of the line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="from">The byte at which a character starts that is not behind it.</param>
    /// <param name="characters">How many characters it is behind that one.</param>
    public static int Place(ReadOnlySpan<byte> line, int from, int characters)
    {
        // Nearly all characters have one byte.
        var ahead = Math.Min(characters, line.Length - from);
        if (!line.Slice(from, ahead).ContainsAnyExceptInRange((byte)0, (byte)0x7F))
        {
            from += ahead;
            return from;
        }

        for (; characters > 0 && from < line.Length; characters--)
        {
            for (from++; from < line.Length && !IsStart(line[from]); from++)
            {
            }
        }

        return from;
    }

    private static bool IsStart(byte b) => (b & 0xC0) != 0x80;
}

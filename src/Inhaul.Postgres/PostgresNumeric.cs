using System.Buffers.Binary;

namespace Inhaul.Postgres;

/// <summary>Decimals in PostgreSQL's binary form: groups of four digits around the point, with the number of digits behind it.</summary>
internal static class PostgresNumeric
{
    private const int HeaderBytes = 8;

    /// <summary>The most bytes that a decimal of a length in characters takes.</summary>
    public static int MaxBytes(int characters) => HeaderBytes + (2 * ((characters / 4) + 2));

    /// <summary>Writes a decimal.</summary>
    /// <param name="digits">An optional minus, digits, and optionally a point and digits.</param>
    /// <param name="to">Room for <see cref="MaxBytes"/>.</param>
    /// <returns>The number of bytes.</returns>
    public static int Write(ReadOnlySpan<byte> digits, Span<byte> to)
    {
        var isNegative = digits[0] == '-';
        digits = isNegative ? digits[1..] : digits;
        var point = digits.IndexOf((byte)'.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? default : digits[(point + 1)..];
        var groups = 0;
        var weight = ((whole.Length + 3) / 4) - 1;

        // The first group of the whole part may be short on its left, the last of the fraction on its right.
        for (var end = whole.Length - (weight * 4); end <= whole.Length; end += 4)
        {
            Add(whole[Math.Max(0, end - 4)..end], 1, to, ref groups);
        }

        for (var start = 0; start < fraction.Length; start += 4)
        {
            var group = fraction[start..Math.Min(fraction.Length, start + 4)];
            Add(group, (4 - group.Length) switch { 0 => 1, 1 => 10, 2 => 100, _ => 1000 }, to, ref groups);
        }

        var leading = 0;
        while (leading < groups && Group(to, leading) == 0)
        {
            leading++;
        }

        while (groups > leading && Group(to, groups - 1) == 0)
        {
            groups--;
        }

        if (leading > 0)
        {
            to[(HeaderBytes + (2 * leading))..(HeaderBytes + (2 * groups))].CopyTo(to[HeaderBytes..]);
            groups -= leading;
        }

        BinaryPrimitives.WriteInt16BigEndian(to, (short)groups);
        BinaryPrimitives.WriteInt16BigEndian(to[2..], (short)(groups == 0 ? 0 : weight - leading));
        BinaryPrimitives.WriteInt16BigEndian(to[4..], (short)(isNegative && groups > 0 ? 0x4000 : 0));
        BinaryPrimitives.WriteInt16BigEndian(to[6..], (short)fraction.Length);
        return HeaderBytes + (2 * groups);
    }

    private static void Add(ReadOnlySpan<byte> digits, int scale, Span<byte> to, ref int groups)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            value = (value * 10) + (digit - '0');
        }

        BinaryPrimitives.WriteInt16BigEndian(to[(HeaderBytes + (2 * groups++))..], (short)(value * scale));
    }

    private static short Group(ReadOnlySpan<byte> to, int group) => BinaryPrimitives.ReadInt16BigEndian(to[(HeaderBytes + (2 * group))..]);
}

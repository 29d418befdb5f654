namespace Inhaul.Mapping;

/// <summary>Reads dates and times in ISO 8601 from bytes, strictly and without a detour over text; ticks count 100 ns since 0001-01-01.</summary>
internal static class IsoTime
{
    /// <summary>Reads the first ten bytes as <c>yyyy-MM-dd</c>.</summary>
    public static bool TryDate(ReadOnlySpan<byte> value, out long ticks)
    {
        ticks = 0;
        if (value.Length < 10 || value[4] != '-' || value[7] != '-'
            || !TryNumber(value[..4], out var year) || !TryNumber(value[5..7], out var month) || !TryNumber(value[8..10], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        ticks = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified).Ticks;
        return true;
    }

    /// <summary>Reads a date and a time of day, whose seconds and their fraction may be left out; the rest is what follows.</summary>
    public static bool TryTimestamp(ReadOnlySpan<byte> value, out long ticks, out ReadOnlySpan<byte> rest)
    {
        rest = default;
        if (!TryDate(value, out ticks) || value.Length < 16 || value[10] is not ((byte)'T' or (byte)' ') || value[13] != ':'
            || !TryNumber(value[11..13], out var hour) || hour > 23 || !TryNumber(value[14..16], out var minute) || minute > 59)
        {
            return false;
        }

        ticks += (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        rest = value[16..];
        if (rest.IsEmpty || rest[0] != ':')
        {
            return true;
        }

        if (rest.Length < 3 || !TryNumber(rest[1..3], out var second) || second > 59)
        {
            return false;
        }

        ticks += second * TimeSpan.TicksPerSecond;
        rest = rest[3..];
        if (!rest.IsEmpty && rest[0] == '.')
        {
            var end = 1;
            var unit = TimeSpan.TicksPerSecond;
            while (end < rest.Length && rest[end] is >= (byte)'0' and <= (byte)'9')
            {
                unit /= 10;
                ticks += (rest[end++] - '0') * unit;
            }

            if (end == 1)
            {
                return false;
            }

            rest = rest[end..];
        }

        return true;
    }

    /// <summary>Reads <c>Z</c> or an offset such as <c>+02:00</c>.</summary>
    public static bool TryOffset(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text is [(byte)'Z'])
        {
            return true;
        }

        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':'
            || !TryNumber(text[1..3], out var hours) || hours > 14 || !TryNumber(text[4..6], out var minutes) || minutes > 59)
        {
            return false;
        }

        ticks = ((hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute)) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (var c in digits)
        {
            if (c is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            number = (number * 10) + c - '0';
        }

        return true;
    }
}

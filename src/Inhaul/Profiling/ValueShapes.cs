using System.Buffers.Text;
using System.Text;

namespace Inhaul.Profiling;

/// <summary>Tells the shape of a value from its bytes, at reading speed.</summary>
internal static class ValueShapes
{
    private const int LongestCode = 20;

    /// <summary>The shape of a value; surrounding spaces do not count.</summary>
    public static ValueShape Of(ReadOnlySpan<byte> value)
    {
        value = value.Trim((byte)' ');
        if (value.IsEmpty)
        {
            return ValueShape.Empty;
        }

        var first = value[0];
        return IsDigit(first) || first is (byte)'-' or (byte)'+' or (byte)'.' ? NumberOrDate(value) : Words(value);
    }

    private static ValueShape Words(ReadOnlySpan<byte> value)
    {
        if (value.Length <= 5)
        {
            if (Ascii.EqualsIgnoreCase(value, "true"u8) || Ascii.EqualsIgnoreCase(value, "false"u8))
            {
                return ValueShape.TrueFalse;
            }

            if (Ascii.EqualsIgnoreCase(value, "yes"u8) || Ascii.EqualsIgnoreCase(value, "no"u8))
            {
                return ValueShape.YesNo;
            }
        }

        return IsUuid(value) ? ValueShape.Uuid : TextOrCode(value);
    }

    private static ValueShape NumberOrDate(ReadOnlySpan<byte> value)
    {
        var signed = value[0] is (byte)'-' or (byte)'+';
        var rest = signed ? value[1..] : value;
        var digits = Digits(rest);
        if (digits == rest.Length && digits > 0)
        {
            return digits > 1 && rest[0] == '0' ? ValueShape.LeadingZeros
                : digits > 18 ? ValueShape.LongDigits
                : ValueShape.Integer;
        }

        if (digits < rest.Length && rest[digits] == '.')
        {
            var fraction = Digits(rest[(digits + 1)..]);
            var end = digits + 1 + fraction;
            if (end == rest.Length && fraction > 0)
            {
                return digits > 1 && rest[0] == '0' ? ValueShape.LeadingZeros : ValueShape.Decimal;
            }

            if (fraction + digits > 0 && IsExponent(rest[end..]))
            {
                return ValueShape.Scientific;
            }
        }

        if (digits > 0 && IsExponent(rest[digits..]))
        {
            return ValueShape.Scientific;
        }

        if (!signed && digits is 1 or 2 or 4)
        {
            var date = Date(value);
            if (date != ValueShape.Text)
            {
                return date;
            }
        }

        return IsGrouped(rest) ? ValueShape.GroupedNumber
            : IsUuid(value) ? ValueShape.Uuid
            : TextOrCode(value);
    }

    private static ValueShape Date(ReadOnlySpan<byte> value)
    {
        if (value.Length >= 10 && value[4] == '-' && value[7] == '-'
            && Number(value[..4], out var year) && Number(value[5..7], out var month) && Number(value[8..10], out var day)
            && year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month))
        {
            return value.Length == 10 ? ValueShape.IsoDate
                : value[10] is (byte)'T' or (byte)' ' ? TimeOfDay(value[11..])
                : ValueShape.Text;
        }

        var separatorAt = Digits(value);
        if (separatorAt is not (1 or 2) || separatorAt >= value.Length)
        {
            return ValueShape.Text;
        }

        var separator = value[separatorAt];
        var rest = value[(separatorAt + 1)..];
        var second = Digits(rest);
        if (separator is not ((byte)'/' or (byte)'.' or (byte)'-') || second is not (1 or 2) || second >= rest.Length || rest[second] != separator
            || rest.Length != second + 5 || Digits(rest[(second + 1)..]) != 4)
        {
            return ValueShape.Text;
        }

        _ = Number(value[..separatorAt], out var a);
        _ = Number(rest[..second], out var b);
        return (a, b) switch
        {
            ( < 1, _) or (_, < 1) or ( > 31, _) or (_, > 31) or ( > 12, > 12) => ValueShape.Text,
            ( > 12, _) => ValueShape.DayFirstDate,
            (_, > 12) => ValueShape.MonthFirstDate,
            _ => ValueShape.AmbiguousDate,
        };
    }

    private static ValueShape TimeOfDay(ReadOnlySpan<byte> time)
    {
        if (time.Length < 5 || time[2] != ':' || !Number(time[..2], out var hour) || hour > 23 || !Number(time[3..5], out var minute) || minute > 59)
        {
            return ValueShape.Text;
        }

        var rest = time[5..];
        if (rest.Length >= 3 && rest[0] == ':' && Number(rest[1..3], out var second) && second <= 59)
        {
            rest = rest[3..];
            if (rest.Length > 1 && rest[0] == '.')
            {
                var fraction = Digits(rest[1..]);
                rest = fraction > 0 ? rest[(1 + fraction)..] : rest;
            }
        }

        return rest switch
        {
            [] => ValueShape.Timestamp,
            [(byte)'Z'] => ValueShape.TimestampWithOffset,
            [(byte)'+' or (byte)'-', _, _, (byte)':', _, _] when Number(rest[1..3], out _) && Number(rest[4..6], out _) => ValueShape.TimestampWithOffset,
            _ => ValueShape.Text,
        };
    }

    private static bool IsGrouped(ReadOnlySpan<byte> value)
    {
        var separators = 0;
        foreach (var c in value)
        {
            if (c is (byte)',' or (byte)'.')
            {
                separators++;
            }
            else if (!IsDigit(c))
            {
                return false;
            }
        }

        return separators > 0 && value.Length > separators && IsDigit(value[0]) && IsDigit(value[^1]);
    }

    private static bool IsExponent(ReadOnlySpan<byte> value)
    {
        if (value.Length < 2 || value[0] is not ((byte)'e' or (byte)'E'))
        {
            return false;
        }

        var digits = value[1] is (byte)'+' or (byte)'-' ? value[2..] : value[1..];
        return !digits.IsEmpty && Digits(digits) == digits.Length;
    }

    private static bool IsUuid(ReadOnlySpan<byte> value) =>
        value.Length == 36 && Utf8Parser.TryParse(value, out Guid _, out var consumed, 'D') && consumed == 36;

    private static ValueShape TextOrCode(ReadOnlySpan<byte> value)
    {
        if (value.Length > LongestCode)
        {
            return ValueShape.Text;
        }

        bool digits = false, letters = false;
        foreach (var c in value)
        {
            if (IsDigit(c))
            {
                digits = true;
            }
            else if (char.IsAsciiLetter((char)c))
            {
                letters = true;
            }
            else if (c is not ((byte)'-' or (byte)'_' or (byte)'/'))
            {
                return ValueShape.Text;
            }
        }

        return digits && letters ? ValueShape.Code : ValueShape.Text;
    }

    private static int Digits(ReadOnlySpan<byte> value)
    {
        var i = 0;
        while (i < value.Length && IsDigit(value[i]))
        {
            i++;
        }

        return i;
    }

    private static bool Number(ReadOnlySpan<byte> value, out int number) =>
        Utf8Parser.TryParse(value, out number, out var consumed, 'D') && consumed == value.Length && IsDigit(value[0]);

    private static bool IsDigit(byte c) => (uint)(c - '0') <= 9;
}

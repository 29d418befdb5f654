using System.Buffers;
using System.Globalization;
using System.Text;

namespace Inhaul.Mapping;

/// <summary>Turns text into dates, times and instants: in ISO 8601 from its bytes, else in a format.</summary>
internal static class TimeReader
{
    private const int LongestDate = 64;

    /// <summary>The letters of formats that stand for a part of a time of day.</summary>
    private static readonly SearchValues<char> TimeOfDay = SearchValues.Create("hHms");

    /// <summary>Whether a format of a date has a part of a time of day.</summary>
    public static bool HasTimeOfDay(string format) => format.AsSpan().ContainsAny(TimeOfDay);

    /// <summary>Reads a date; by default as <c>yyyy-MM-dd</c>.</summary>
    public static bool TryDate(ReadOnlySpan<byte> value, string? format, out Cell cell)
    {
        cell = default;
        if (format is null)
        {
            if (value.Length != 10 || !IsoTime.TryDate(value, out var ticks))
            {
                return false;
            }

            cell = new Cell(CellKind.Date, 0, ticks / TimeSpan.TicksPerDay);
            return true;
        }

        Span<char> text = stackalloc char[LongestDate];
        if (!TryChars(value, text, out var length) || !TryDate(text[..length], format, out var date))
        {
            return false;
        }

        cell = new Cell(CellKind.Date, 0, date.DayNumber);
        return true;
    }

    /// <summary>Reads a date; where the format has a time of day, the date is the one that is written beside it, whatever the offset.</summary>
    private static bool TryDate(ReadOnlySpan<char> text, string format, out DateOnly date)
    {
        if (!HasTimeOfDay(format))
        {
            return DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
        }

        var isRead = DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time);
        date = DateOnly.FromDateTime(time.DateTime);
        return isRead;
    }

    /// <summary>Reads a time that names no offset.</summary>
    public static bool TryTimestamp(ReadOnlySpan<byte> value, string? format, out Cell cell)
    {
        cell = default;
        if (format is null)
        {
            if (!IsoTime.TryTimestamp(value, out var ticks, out var rest) || !rest.IsEmpty)
            {
                return false;
            }

            cell = new Cell(CellKind.Timestamp, 0, ticks);
            return true;
        }

        Span<char> text = stackalloc char[LongestDate];
        if (!TryChars(value, text, out var length)
            || !DateTime.TryParseExact(text[..length], format, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var timestamp)
            || timestamp.Kind != DateTimeKind.Unspecified)
        {
            return false;
        }

        cell = new Cell(CellKind.Timestamp, 0, timestamp.Ticks);
        return true;
    }

    /// <summary>Reads an instant. One that names no offset has the one that is assumed; with null it is none.</summary>
    public static bool TryTimestampTz(ReadOnlySpan<byte> value, string? format, TimeSpan? assumed, out Cell cell)
    {
        cell = default;
        if (format is null)
        {
            if (!IsoTime.TryTimestamp(value, out var ticks, out var rest) || !TryOffset(rest, assumed, out var offset)
                || ticks - offset < 0 || ticks - offset > DateTime.MaxValue.Ticks)
            {
                return false;
            }

            cell = new Cell(CellKind.TimestampTz, 0, ticks - offset);
            return true;
        }

        Span<char> text = stackalloc char[LongestDate];
        if (!TryChars(value, text, out var length)
            || !DateTimeOffset.TryParseExact(text[..length], format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return false;
        }

        var utc = instant.UtcTicks;
        if (!SaysOffset(text[..length], format))
        {
            utc -= assumed?.Ticks ?? 0;
            if (assumed is null || utc < 0 || utc > DateTime.MaxValue.Ticks)
            {
                return false;
            }
        }

        cell = new Cell(CellKind.TimestampTz, 0, utc);
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, TimeSpan? assumed, out long ticks)
    {
        ticks = assumed?.Ticks ?? 0;
        return text.IsEmpty ? assumed is not null : IsoTime.TryOffset(text, out ticks);
    }

    /// <summary>Whether the text itself names its offset, which formats with <c>K</c> let it leave out.</summary>
    private static bool SaysOffset(ReadOnlySpan<char> text, string format) =>
        DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time) && time.Kind == DateTimeKind.Utc;

    private static bool TryChars(ReadOnlySpan<byte> value, Span<char> text, out int length)
    {
        length = 0;
        return value.Length <= text.Length && Encoding.UTF8.TryGetChars(value, text, out length);
    }
}

using System.Globalization;

namespace Inhaul.Sources.Workbooks;

/// <summary>Turns the numbers of days that workbooks keep for dates and times into ISO 8601.</summary>
internal static class SerialTime
{
    private const double LastDay = 2_958_465;
    private const double MillisecondsPerDay = 86_400_000;

    /// <summary>Workbooks count 29 February 1900, which was none; days from there on are one too many.</summary>
    private const double DayThatNeverWas = 60;

    private static readonly DateTime Start1904 = new(1904, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly DateTime Start1900 = new(1899, 12, 31, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Writes a date, a time or both.</summary>
    /// <param name="days">The days since the start of the workbook's calendar.</param>
    /// <param name="kind">What the cell shows.</param>
    /// <param name="is1904">Whether the calendar starts in 1904.</param>
    /// <param name="buffer">Receives the text.</param>
    /// <returns>The length of the text; 0 when there is no such date, and programs show something else.</returns>
    public static int Write(double days, CellStyleKind kind, bool is1904, Span<byte> buffer)
    {
        var length = 0;
        if (kind == CellStyleKind.Elapsed)
        {
            return Math.Abs(days) <= LastDay && Elapsed(days, buffer, out length) ? length : 0;
        }

        var milliseconds = Math.Round(days * MillisecondsPerDay);
        var first = is1904 ? 0 : 1;
        if (kind == CellStyleKind.Time && days >= 0 && milliseconds < MillisecondsPerDay)
        {
            return Written(DateTime.MinValue.AddMilliseconds(milliseconds), milliseconds % 1000 == 0 ? "HH:mm:ss" : "HH:mm:ss.fff", buffer);
        }

        if (days < first || milliseconds >= (LastDay + 1) * MillisecondsPerDay || (!is1904 && Math.Floor(days) == DayThatNeverWas))
        {
            return 0;
        }

        var moment = is1904 ? Start1904.AddMilliseconds(milliseconds)
            : Start1900.AddMilliseconds(milliseconds - (days > DayThatNeverWas ? MillisecondsPerDay : 0));
        return Written(moment, Format(kind, moment), buffer);
    }

    private static string Format(CellStyleKind kind, DateTime moment) =>
        kind == CellStyleKind.Date && moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd"
        : moment.Millisecond == 0 ? "yyyy-MM-ddTHH:mm:ss"
        : "yyyy-MM-ddTHH:mm:ss.fff";

    private static bool Elapsed(double days, Span<byte> buffer, out int length)
    {
        var milliseconds = (long)Math.Round(Math.Abs(days) * MillisecondsPerDay);
        var time = TimeSpan.FromMilliseconds(milliseconds);
        var fraction = time.Milliseconds == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{time.Milliseconds:000}");
        return System.Text.Unicode.Utf8.TryWrite(
            buffer, CultureInfo.InvariantCulture, $"{(days < 0 ? "-" : "")}{(long)time.TotalHours:00}:{time.Minutes:00}:{time.Seconds:00}{fraction}", out length);
    }

    private static int Written(DateTime moment, string format, Span<byte> buffer) =>
        moment.TryFormat(buffer, out var length, format, CultureInfo.InvariantCulture) ? length : 0;
}

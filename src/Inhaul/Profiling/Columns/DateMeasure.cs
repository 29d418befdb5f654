using System.Globalization;
using System.Text;

namespace Inhaul.Profiling.Columns;

/// <summary>The dates of a column, read in one order of day and month: the first, the last, and how they are spread.</summary>
/// <param name="isDayFirst">Whether dates of three numbers have the day before the month.</param>
internal sealed class DateMeasure(bool isDayFirst)
{
    private const int MostBars = 32;

    // A week; then months, quarters, years, five years and decades.
    private readonly Histogram _days = new(1, 7, 4);
    private readonly Histogram _months = new(1, 3, 4, 5, 2, 5, 2);
    private (long Ticks, string? Text) _first = (long.MaxValue, null);
    private (long Ticks, string? Text) _last = (long.MinValue, null);

    /// <summary>The earliest date as it stands in the file; null when there is none.</summary>
    public string? Min => _first.Text;

    /// <summary>The latest.</summary>
    public string? Max => _last.Text;

    /// <summary>Takes the text of a date.</summary>
    public void Observe(ReadOnlySpan<byte> value, ValueShape shape, long times)
    {
        value = value.Trim((byte)' ');
        if (!TryRead(value, shape, out var time))
        {
            return;
        }

        if (time.Ticks < _first.Ticks)
        {
            _first = (time.Ticks, Encoding.UTF8.GetString(value));
        }

        if (time.Ticks > _last.Ticks)
        {
            _last = (time.Ticks, Encoding.UTF8.GetString(value));
        }

        _days.Add(time.Ticks / TimeSpan.TicksPerDay, times);
        _months.Add((time.Year * 12) + time.Month - 1, times);
    }

    /// <summary>How the dates are spread: by days when they are few, else by months, quarters, years or more.</summary>
    public IReadOnlyList<HistogramBar> Bars()
    {
        if (_first.Text is null)
        {
            return [];
        }

        if ((_last.Ticks - _first.Ticks) / TimeSpan.TicksPerDay < MostBars)
        {
            return [.. _days.Bins(MostBars + 1).Select(bin => new HistogramBar(
                new DateTime((long)bin.From * TimeSpan.TicksPerDay, DateTimeKind.Unspecified).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), bin.Count))];
        }

        var bins = _months.Bins(MostBars);
        return [.. bins.Select(bin => new HistogramBar(Months((int)bin.From, (int)_months.Width), bin.Count))];
    }

    private static string Months(int month, int width) => width switch
    {
        1 => $"{Year(month)}-{(month % 12) + 1:00}",
        3 => $"{Year(month)} Q{(month % 12 / 3) + 1}",
        12 => Year(month),
        _ => $"{Year(month)} to {Year(month + width - 1)}",
    };

    private static string Year(int month) => (month / 12).ToString("0000", CultureInfo.InvariantCulture);

    private bool TryRead(ReadOnlySpan<byte> value, ValueShape shape, out DateTime time)
    {
        time = default;
        if (shape is ValueShape.IsoDate or ValueShape.Timestamp or ValueShape.TimestampWithOffset)
        {
            time = new DateTime(Number(value[..4]), Number(value[5..7]), Number(value[8..10]), 0, 0, 0, DateTimeKind.Unspecified);
            if (value.Length >= 16)
            {
                time = time.AddMinutes((Number(value[11..13]) * 60) + Number(value[14..16])).AddSeconds(value.Length >= 19 && value[16] == ':' ? Number(value[17..19]) : 0);
            }

            // Instants are compared in UTC, unless that is before the calendar begins or after it ends.
            var offset = shape == ValueShape.TimestampWithOffset && value[^1] != 'Z' ? ((Number(value[^5..^3]) * 60) + Number(value[^2..])) * TimeSpan.TicksPerMinute : 0;
            var utc = time.Ticks - (offset > 0 && value[^6] == '-' ? -offset : offset);
            time = utc >= 0 && utc <= DateTime.MaxValue.Ticks ? new DateTime(utc, DateTimeKind.Unspecified) : time;
            return true;
        }

        var first = value.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var second = first + 1 + value[(first + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var (a, b, year) = (Number(value[..first]), Number(value[(first + 1)..second]), Number(value[(second + 1)..]));
        var (day, month) = isDayFirst ? (a, b) : (b, a);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        time = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified);
        return true;
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            number = (number * 10) + digit - '0';
        }

        return number;
    }
}

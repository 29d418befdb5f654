using System.Globalization;
using System.Text;

namespace Inhaul.Profiling.Columns;

/// <summary>The numbers of a column: the least, the greatest, the average, and how they are spread.</summary>
internal sealed class NumberMeasure
{
    private const int MostBars = 24;

    /// <summary>How much finer than the first number the finest bins are, as a power of ten.</summary>
    private const int Fineness = 7;

    /// <summary>Numbers below this power of ten have no bins of their own: their width would be nothing at all.</summary>
    private const int Least = -280;

    private Histogram? _histogram;
    private double _least = double.PositiveInfinity;
    private double _greatest = double.NegativeInfinity;
    private string? _min;
    private string? _max;
    private double _sum;
    private long _count;

    /// <summary>The least number as it stands in the file; null when there is none.</summary>
    public string? Min => _min;

    /// <summary>The greatest.</summary>
    public string? Max => _max;

    /// <summary>The average; null when there is no number.</summary>
    public double? Average => _count == 0 ? null : _sum / _count;

    /// <summary>Takes the text of a number without separators.</summary>
    public void Observe(ReadOnlySpan<byte> value, long times)
    {
        value = value[0] == ' ' || value[^1] == ' ' ? value.Trim((byte)' ') : value;
        value = value[0] == '+' ? value[1..] : value;
        if (!PlainNumber.TryRead(value, out var number))
        {
            return;
        }

        _histogram ??= new Histogram(FinestWidth(number), 5, 2);
        _histogram.Add(number, times);
        _sum += number * times;
        _count += times;
        if (number <= _least && (number < _least || IsLess(value, _min)))
        {
            (_least, _min) = (number, Encoding.UTF8.GetString(value));
        }

        if (number >= _greatest && (number > _greatest || IsLess(Encoding.UTF8.GetBytes(_max ?? ""), Encoding.UTF8.GetString(value))))
        {
            (_greatest, _max) = (number, Encoding.UTF8.GetString(value));
        }
    }

    /// <summary>How the numbers are spread.</summary>
    public IReadOnlyList<HistogramBar> Bars()
    {
        if (_histogram is null)
        {
            return [];
        }

        var bins = _histogram.Bins(MostBars);
        return [.. bins.Select(bin => new HistogramBar($"{Text(bin.From)} to {Text(bin.From + _histogram.Width)}", bin.Count))];
    }

    /// <summary>Numbers that are equal as floating-point numbers may still differ in their last digits.</summary>
    private static bool IsLess(ReadOnlySpan<byte> left, string? right) =>
        decimal.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var a) && decimal.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var b) && a < b;

    private static double FinestWidth(double number) => Math.Pow(10, Math.Max(Least, number == 0 ? 0 : (int)Math.Ceiling(Math.Log10(Math.Abs(number)))) - Fineness);

    private static string Text(double number) => Math.Round((decimal)Math.Clamp(number, -1e27, 1e27), 9).ToString("#,0.#########", CultureInfo.InvariantCulture);
}

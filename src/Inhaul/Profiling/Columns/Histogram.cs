using System.Runtime.CompilerServices;

namespace Inhaul.Profiling.Columns;

/// <summary>
/// Counts numbers in bins of equal width, in one pass and in bounded memory: when the bins do not reach from the lowest number to the
/// highest, neighbours are joined, so that every count stays exact.
/// </summary>
/// <param name="width">The width of the finest bins.</param>
/// <param name="factors">How many neighbours are joined each time, from the finest on; the last two take turns for ever.</param>
internal sealed class Histogram(double width, params int[] factors)
{
    /// <summary>More than are ever shown, and a power of two: a bin's place is its number without what is above that.</summary>
    private const int MostBins = 64;

    /// <summary>Beyond this, numbers of bins are not told apart.</summary>
    private const double Farthest = 1L << 52;

    private long[]? _bins;
    private double _lowest = double.PositiveInfinity;
    private double _highest = double.NegativeInfinity;
    private int _joined;

    /// <summary>The width of a bin.</summary>
    public double Width { get; private set; } = width;

    /// <summary>Counts a number.</summary>
    public void Add(double number, long times)
    {
        var bin = BinOf(number);
        if (bin >= _lowest && bin <= _highest)
        {
            _bins![PlaceOf(bin)] += times;
            return;
        }

        _bins ??= new long[MostBins];
        while (Math.Abs(bin) > Farthest || Math.Max(bin, _highest) - Math.Min(bin, _lowest) >= MostBins)
        {
            Join();
            bin = BinOf(number);
        }

        (_lowest, _highest) = (Math.Min(bin, _lowest), Math.Max(bin, _highest));
        _bins[PlaceOf(bin)] += times;
    }

    /// <summary>The bins from the lowest number to the highest, empty ones between them too.</summary>
    /// <param name="most">The most bins.</param>
    public IReadOnlyList<HistogramBin> Bins(int most)
    {
        if (_bins is null)
        {
            return [];
        }

        while (_highest - _lowest >= most)
        {
            Join();
        }

        var bins = new List<HistogramBin>();
        for (var bin = _lowest; bin <= _highest; bin++)
        {
            bins.Add(new HistogramBin(bin * Width, _bins[PlaceOf(bin)]));
        }

        return bins;
    }

    private static int PlaceOf(double bin) => (int)((long)bin & (MostBins - 1));

    private void Join()
    {
        var factor = factors[_joined < factors.Length ? _joined : factors.Length - 2 + ((_joined - factors.Length) % 2)];
        _joined++;
        Width *= factor;
        var joined = new long[MostBins];
        for (var bin = _lowest; bin <= _highest; bin++)
        {
            joined[PlaceOf(Math.Floor(bin / factor))] += _bins![PlaceOf(bin)];
        }

        (_lowest, _highest, _bins) = (Math.Floor(_lowest / factor), Math.Floor(_highest / factor), joined);
    }

    /// <summary>The number of a number's bin; what is on an edge but for rounding belongs above it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double BinOf(double number)
    {
        var bin = number / Width;
        var nearest = Math.Round(bin);
        return Math.Abs(bin - nearest) < 1e-9 * Math.Max(1, Math.Abs(bin)) ? nearest : Math.Floor(bin);
    }
}

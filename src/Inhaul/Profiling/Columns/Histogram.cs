namespace Inhaul.Profiling.Columns;

/// <summary>
/// Counts numbers in bins of equal width, in one pass and in bounded memory: when there are too many bins, neighbours are joined, so
/// that every count stays exact.
/// </summary>
/// <param name="width">The width of the finest bins.</param>
/// <param name="factors">How many neighbours are joined each time, from the finest on; the last two take turns for ever.</param>
internal sealed class Histogram(double width, params int[] factors)
{
    private const int MostBins = 512;

    private Dictionary<double, long> _bins = [];
    private int _joined;

    /// <summary>The width of a bin.</summary>
    public double Width { get; private set; } = width;

    /// <summary>Counts a number.</summary>
    public void Add(double number, long times)
    {
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_bins, BinOf(number), out _) += times;
        while (_bins.Count > MostBins)
        {
            Join();
        }
    }

    /// <summary>The bins from the lowest number to the highest, empty ones between them too.</summary>
    /// <param name="most">The most bins.</param>
    /// <returns>Where each starts, and its count.</returns>
    public IReadOnlyList<(double From, long Count)> Bins(int most)
    {
        if (_bins.Count == 0)
        {
            return [];
        }

        while (_bins.Keys.Max() - _bins.Keys.Min() >= most)
        {
            Join();
        }

        var first = _bins.Keys.Min();
        return [.. Enumerable.Range(0, (int)(_bins.Keys.Max() - first) + 1).Select(i => ((first + i) * Width, _bins.GetValueOrDefault(first + i)))];
    }

    private void Join()
    {
        var factor = factors[_joined < factors.Length ? _joined : factors.Length - 2 + ((_joined - factors.Length) % 2)];
        _joined++;
        Width *= factor;
        var joined = new Dictionary<double, long>();
        foreach (var (bin, count) in _bins)
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(joined, Math.Floor(bin / factor), out _) += count;
        }

        _bins = joined;
    }

    /// <summary>The number of a number's bin; what is on an edge but for rounding belongs above it.</summary>
    private double BinOf(double number)
    {
        var bin = number / Width;
        var nearest = Math.Round(bin);
        return Math.Abs(bin - nearest) < 1e-9 * Math.Max(1, Math.Abs(bin)) ? nearest : Math.Floor(bin);
    }
}

namespace Inhaul.Review.Flow;

/// <summary>Keeps each state once: equal ones have the same number. Most nodes change nothing, so there are far fewer states than places.</summary>
internal sealed class StateTable
{
    private const int Free = -1;
    private int[] _cells = new int[64];
    private int[] _ends = new int[16];
    private int[] _hashes = new int[16];
    private int[] _buckets = NewBuckets(32);

    /// <summary>How many states there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many cells they have together.</summary>
    public int Cells => Count == 0 ? 0 : _ends[Count - 1];

    /// <summary>What a state holds; valid until the next one is kept.</summary>
    public ReadOnlySpan<int> this[int state] => _cells.AsSpan(Start(state), _ends[state] - Start(state));

    /// <summary>The number of a state, new or known.</summary>
    public int Keep(ReadOnlySpan<int> cells)
    {
        var hash = HashOf(cells);
        var bucket = hash & (_buckets.Length - 1);
        while (_buckets[bucket] is var known && known != Free)
        {
            if (_hashes[known] == hash && this[known].SequenceEqual(cells))
            {
                return known;
            }

            bucket = (bucket + 1) & (_buckets.Length - 1);
        }

        _buckets[bucket] = Count;
        Add(cells, hash);
        return Count - 1;
    }

    private int Start(int state) => state == 0 ? 0 : _ends[state - 1];

    private void Add(ReadOnlySpan<int> cells, int hash)
    {
        var start = Cells;
        if (start + cells.Length > _cells.Length)
        {
            Array.Resize(ref _cells, Math.Max(start + cells.Length, _cells.Length * 2));
        }

        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, Count * 2);
            Array.Resize(ref _hashes, Count * 2);
        }

        cells.CopyTo(_cells.AsSpan(start));
        _ends[Count] = start + cells.Length;
        _hashes[Count] = hash;
        Count++;
        if (Count * 2 > _buckets.Length)
        {
            Spread();
        }
    }

    private void Spread()
    {
        _buckets = NewBuckets(_buckets.Length * 2);
        for (var state = 0; state < Count; state++)
        {
            var bucket = _hashes[state] & (_buckets.Length - 1);
            while (_buckets[bucket] != Free)
            {
                bucket = (bucket + 1) & (_buckets.Length - 1);
            }

            _buckets[bucket] = state;
        }
    }

    private static int[] NewBuckets(int count)
    {
        var buckets = new int[count];
        Array.Fill(buckets, Free);
        return buckets;
    }

    private static int HashOf(ReadOnlySpan<int> cells)
    {
        var hash = (uint)cells.Length;
        foreach (var cell in cells)
        {
            hash = (hash ^ (uint)cell) * 0x9E3779B1;
            hash ^= hash >> 15;
        }

        return (int)hash;
    }
}

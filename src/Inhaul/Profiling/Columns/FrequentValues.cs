namespace Inhaul.Profiling.Columns;

/// <summary>
/// Counts the values of a column that occur often, in bounded memory. What is counted here need not be measured again, which is what
/// makes a profile fast: <see cref="ColumnObserver"/> measures a value when it is first seen and once more when it leaves,
/// for all the times in between. Values are told apart by hashes of 64 bits: among the few that are kept, two that differ never meet.
/// </summary>
/// <param name="most">The most values that are kept, a power of two.</param>
internal sealed class FrequentValues(int most)
{

    /// <summary>Of the values that are new when there is no more room, one in so many is taken in.</summary>
    private const int Sampled = 64;
    private const int LongestValue = 256;

    private readonly ulong[] _hashes = new ulong[most * 2];
    private readonly short[] _entries = new short[most * 2];
    private readonly Entry[] _kept = new Entry[most];
    private int _count;
    private int _passedOver;

    /// <summary>Whether every value was counted from its first on; else the counts are what they are at least.</summary>
    public bool IsExact { get; private set; } = true;

    /// <summary>Counts a value that is kept; false when it is not.</summary>
    public bool TryCount(ulong hash)
    {
        var mask = (ulong)_hashes.Length - 1;
        for (var slot = hash & mask; _hashes[slot] != 0; slot = (slot + 1) & mask)
        {
            if (_hashes[slot] == hash)
            {
                _kept[_entries[slot]].Count++;
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes in a value that is not kept, if there is room or it is its turn.</summary>
    /// <param name="hash">Its hash.</param>
    /// <param name="value">The value, which occurred once.</param>
    /// <param name="left">Told the values that leave, and how often they occurred after they were taken in.</param>
    public void Offer(ulong hash, ReadOnlySpan<byte> value, Action<byte[], long> left)
    {
        if (value.Length > LongestValue || hash == 0)
        {
            IsExact = false;
            return;
        }

        if (_count == _kept.Length)
        {
            IsExact = false;
            if (++_passedOver % Sampled != 0)
            {
                return;
            }

            MakeRoom(left);
        }

        _kept[_count] = new Entry(value.ToArray(), hash) { Count = 1 };
        Place(_count++);
    }

    /// <summary>Lets all values leave, and gives the most frequent of them.</summary>
    public IReadOnlyList<(byte[] Value, long Count)> Finish(int shown, Action<byte[], long> left)
    {
        var kept = _kept.AsSpan(0, _count).ToArray();
        Leave(kept, left);
        _count = 0;
        Array.Clear(_hashes);
        return [.. kept.OrderByDescending(entry => entry.Count).Take(shown).Select(entry => (entry.Value, entry.Count))];
    }

    private static void Leave(ReadOnlySpan<Entry> entries, Action<byte[], long> left)
    {
        foreach (var entry in entries)
        {
            if (entry.Count > 1)
            {
                left(entry.Value, entry.Count - 1);
            }
        }
    }

    /// <summary>The half with the lowest counts leaves.</summary>
    private void MakeRoom(Action<byte[], long> left)
    {
        Array.Sort(_kept, (a, b) => b.Count.CompareTo(a.Count));
        _count /= 2;
        Leave(_kept.AsSpan(_count), left);
        Array.Clear(_hashes);
        for (var i = 0; i < _count; i++)
        {
            Place(i);
        }
    }

    private void Place(int entry)
    {
        var mask = (ulong)_hashes.Length - 1;
        var slot = _kept[entry].Hash & mask;
        while (_hashes[slot] != 0)
        {
            slot = (slot + 1) & mask;
        }

        _hashes[slot] = _kept[entry].Hash;
        _entries[slot] = (short)entry;
    }

    private struct Entry(byte[] value, ulong hash)
    {
        public readonly byte[] Value = value;
        public readonly ulong Hash = hash;
        public long Count;
    }
}

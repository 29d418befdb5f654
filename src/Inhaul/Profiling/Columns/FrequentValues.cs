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

    private readonly Slot[] _slots = new Slot[most * 2];
    private readonly byte[]?[] _values = new byte[most * 2][];
    private int _count;
    private int _passedOver;
    private bool _isPicking;

    /// <summary>Whether every value was counted from its first on; else the counts are what they are at least.</summary>
    public bool IsExact { get; private set; } = true;

    /// <summary>Counts a value that is kept; false when it is not.</summary>
    public bool TryCount(ulong hash)
    {
        var slots = _slots;
        for (var slot = (int)hash & (slots.Length - 1); ; slot = (slot + 1) & (slots.Length - 1))
        {
            ref var found = ref slots[slot];
            if (found.Hash == hash)
            {
                found.Count++;
                return hash != 0;
            }

            if (found.Hash == 0)
            {
                return false;
            }
        }
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

        // Once there was no more room, values are picked even where others have left: to fill it at once would mean to empty it again at once.
        _isPicking |= _count == most;
        if (_isPicking)
        {
            IsExact = false;
            if (++_passedOver % Sampled != 0)
            {
                return;
            }
        }

        if (_count == most)
        {
            MakeRoom(left);
        }

        Place(new Slot { Hash = hash, Count = 1 }, value.ToArray());
    }

    /// <summary>Lets all values leave, and gives the most frequent of them.</summary>
    public IReadOnlyList<(byte[] Value, long Count)> Finish(int shown, Action<byte[], long> left)
    {
        var kept = Empty();
        foreach (var (slot, value) in kept)
        {
            Leave(slot, value, left);
        }

        return [.. kept.Take(shown).Select(entry => (entry.Value, entry.Slot.Count))];
    }

    private static void Leave(Slot slot, byte[] value, Action<byte[], long> left)
    {
        if (slot.Count > 1)
        {
            left(value, slot.Count - 1);
        }
    }

    /// <summary>The half with the lowest counts leaves.</summary>
    private void MakeRoom(Action<byte[], long> left)
    {
        foreach (var (i, (slot, value)) in Empty().Index())
        {
            if (i < most / 2)
            {
                Place(slot, value);
            }
            else
            {
                Leave(slot, value, left);
            }
        }
    }

    /// <summary>Takes all values out, the most frequent first.</summary>
    private List<(Slot Slot, byte[] Value)> Empty()
    {
        var kept = _slots.Zip(_values).Where(entry => entry.First.Hash != 0).Select(entry => (Slot: entry.First, Value: entry.Second!)).OrderByDescending(entry => entry.Slot.Count).ToList();
        Array.Clear(_slots);
        Array.Clear(_values);
        _count = 0;
        return kept;
    }

    private void Place(Slot entry, byte[] value)
    {
        var slot = (int)entry.Hash & (_slots.Length - 1);
        while (_slots[slot].Hash != 0)
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        (_slots[slot], _values[slot]) = (entry, value);
        _count++;
    }

    private struct Slot
    {
        public ulong Hash;
        public long Count;
    }
}

namespace Inhaul.Profiling.Columns;

/// <summary>
/// Watches whether the values of a column, or of several together, are all there and all different, and ends with the first that
/// is not. Values are told apart by hashes of 64 bits: among a million of them two that differ meet once in some ten million files.
/// </summary>
internal sealed class UniqueWatch
{
    private ulong[]? _slots = new ulong[1024];
    private int _count;

    /// <summary>What is known.</summary>
    public Uniqueness Result { get; private set; } = Uniqueness.Unique;

    /// <summary>The line of the first value that is missing or repeats another; 0 while there is none.</summary>
    public long Line { get; private set; }

    /// <summary>The memory it takes, in slots of eight bytes.</summary>
    public int Slots => _slots?.Length ?? 0;

    /// <summary>Takes the hash of the next value.</summary>
    public void Add(ulong hash, long line)
    {
        if (_slots is null)
        {
            return;
        }

        if (_count * 4L >= _slots.Length * 3L)
        {
            Grow();
        }

        if (Place(_slots, Math.Max(1, hash)))
        {
            _count++;
        }
        else
        {
            End(Uniqueness.Repeated, line);
        }
    }

    /// <summary>Ends the watch.</summary>
    public void End(Uniqueness result, long line)
    {
        if (_slots is not null)
        {
            (Result, Line, _slots) = (result, line, null);
        }
    }

    private static bool Place(ulong[] slots, ulong hash)
    {
        var mask = (ulong)slots.Length - 1;
        for (var slot = hash & mask; ; slot = (slot + 1) & mask)
        {
            if (slots[slot] == hash)
            {
                return false;
            }

            if (slots[slot] == 0)
            {
                slots[slot] = hash;
                return true;
            }
        }
    }

    private void Grow()
    {
        var larger = new ulong[_slots!.Length * 2];
        foreach (var hash in _slots)
        {
            if (hash != 0)
            {
                Place(larger, hash);
            }
        }

        _slots = larger;
    }
}

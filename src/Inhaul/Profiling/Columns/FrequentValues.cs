using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
    private const int Group = 16;

    private readonly byte[] _tags = new byte[most * 2];
    private readonly Slot[] _slots = new Slot[most * 2];
    private readonly byte[]?[] _values = new byte[most * 2][];
    private int _count;
    private int _passedOver;
    private bool _isPicking;

    /// <summary>Whether every value was counted from its first on; else the counts are what they are at least.</summary>
    public bool IsExact { get; private set; } = true;

    /// <summary>
    /// Counts a value that is kept; false when it is not. The tags of a group of slots, a byte of each hash, are compared at once, so that
    /// most values that are not kept are told by memory that is near.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryCount(ulong hash)
    {
        var tag = Vector128.Create(TagOf(hash));
        for (var first = FirstOf(hash); ; first = Next(first))
        {
            var tags = Vector128.Create(_tags.AsSpan(first, Group));
            for (var alike = Vector128.Equals(tags, tag).ExtractMostSignificantBits(); alike != 0; alike &= alike - 1)
            {
                ref var slot = ref _slots[first + BitOperations.TrailingZeroCount(alike)];
                if (slot.Hash == hash)
                {
                    slot.Count++;
                    return true;
                }
            }

            if (Vector128.EqualsAny(tags, Vector128<byte>.Zero))
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
        if (value.Length > LongestValue)
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

        Place(new FrequentValue(value.ToArray(), hash, 1));
    }

    /// <summary>Lets all values leave, and gives the most frequent of them.</summary>
    public IReadOnlyList<FrequentValue> Finish(int shown, Action<byte[], long> left)
    {
        var kept = Empty();
        kept.ForEach(value => Leave(value, left));
        return [.. kept.Take(shown)];
    }

    private static void Leave(FrequentValue value, Action<byte[], long> left)
    {
        if (value.Count > 1)
        {
            left(value.Value, value.Count - 1);
        }
    }

    /// <summary>The half with the lowest counts leaves.</summary>
    private void MakeRoom(Action<byte[], long> left)
    {
        var kept = Empty();
        kept[..(most / 2)].ForEach(Place);
        kept[(most / 2)..].ForEach(value => Leave(value, left));
    }

    /// <summary>Takes all values out, the most frequent first.</summary>
    private List<FrequentValue> Empty()
    {
        var kept = new List<FrequentValue>(_count);
        for (var i = 0; i < _values.Length; i++)
        {
            if (_values[i] is { } value)
            {
                kept.Add(new FrequentValue(value, _slots[i].Hash, _slots[i].Count));
            }
        }

        Array.Clear(_tags);
        Array.Clear(_values);
        _count = 0;
        kept.Sort((a, b) => a.Count == b.Count ? a.Hash.CompareTo(b.Hash) : b.Count.CompareTo(a.Count));
        return kept;
    }

    private void Place(FrequentValue value)
    {
        var first = FirstOf(value.Hash);
        int free;
        while ((free = _tags.AsSpan(first, Group).IndexOf((byte)0)) < 0)
        {
            first = Next(first);
        }

        var slot = first + free;
        _tags[slot] = TagOf(value.Hash);
        _slots[slot] = new Slot { Hash = value.Hash, Count = value.Count };
        _values[slot] = value.Value;
        _count++;
    }

    private static byte TagOf(ulong hash) => (byte)Math.Max(1, hash >> 56);

    /// <summary>The first slot of the group that a value belongs to, or the first behind it with room.</summary>
    private int FirstOf(ulong hash) => (int)hash & (_tags.Length - 1) & -Group;

    private int Next(int first) => (first + Group) & (_tags.Length - 1);

    private struct Slot
    {
        public ulong Hash;
        public long Count;
    }
}

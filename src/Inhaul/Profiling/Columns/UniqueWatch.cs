using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Inhaul.Profiling.Columns;

/// <summary>
/// Watches whether the values of a column, or of several together, are all there and all different, and ends with the first that
/// is not. Values are told apart by hashes of 64 bits: among a million of them two that differ meet once in some ten million files.
/// </summary>
internal sealed class UniqueWatch
{
    /// <summary>From so many slots on, one that has not ended will probably see all values there are.</summary>
    private const int Lasting = 1 << 14;

    private const int Group = 4;

    private ulong[]? _slots = new ulong[1 << 10];
    private int _shift = 64 - 10;
    private int _count;
    private long _expected;

    /// <summary>What is known.</summary>
    public Uniqueness Result { get; private set; } = Uniqueness.Unique;

    /// <summary>The memory it takes, in slots of eight bytes; none once it has ended.</summary>
    public int Slots => _slots?.Length ?? 0;

    /// <summary>Tells how many values there will probably be: to grow to what they need at once spares the growing in between.</summary>
    /// <param name="values">How many.</param>
    /// <param name="most">The most slots it may grow to for that.</param>
    public void Expect(long values, long most) => _expected = Math.Min((long)BitOperations.RoundUpToPowerOf2((ulong)values * 3 / 2), most);

    /// <summary>Takes the hashes of the next values. Many at a time are quick, since the memory is asked for several of them at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<ulong> hashes)
    {
        if (_slots is null)
        {
            return;
        }

        while ((_count + hashes.Length) * 4L > _slots.Length * 3L)
        {
            Grow();
        }

        var isRepeated = false;
        foreach (var hash in hashes)
        {
            isRepeated |= !Place(_slots, _shift, Math.Max(1, hash));
        }

        _count += hashes.Length;
        if (isRepeated)
        {
            End(Uniqueness.Repeated);
        }
    }

    /// <summary>Ends the watch, unless it has ended already.</summary>
    public void End(Uniqueness result)
    {
        if (_slots is not null)
        {
            (Result, _slots) = (result, null);
        }
    }

    /// <summary>
    /// Groups of slots are in the order of the hashes, so that growing goes through the memory from its start to its end. A group is compared
    /// at once: what a processor cannot foresee, it cannot do beforehand, and the memory would be asked for one hash after the other.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Place(ulong[] slots, int shift, ulong hash)
    {
        var wanted = Vector256.Create(hash);
        for (var first = (int)(hash >> shift) & -Group; ; first = (first + Group) & (slots.Length - 1))
        {
            var group = Vector256.Create(slots.AsSpan(first, Group));
            if (Vector256.EqualsAny(group, wanted))
            {
                return false;
            }

            var free = Vector256.Equals(group, Vector256<ulong>.Zero).ExtractMostSignificantBits();
            if (free != 0)
            {
                slots[first + BitOperations.TrailingZeroCount(free)] = hash;
                return true;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Grow()
    {
        var bits = BitOperations.Log2((uint)_slots!.Length) + 1;
        if (_slots.Length >= Lasting && _expected > _slots.Length)
        {
            bits = Math.Max(bits, BitOperations.Log2((ulong)_expected));
        }

        // Memory is had from the system page by page, and one that is looked at before it is written is had twice; so all of it is written first.
        var larger = new ulong[1 << bits];
        Array.Clear(larger);
        _shift = 64 - bits;
        foreach (var hash in _slots)
        {
            if (hash != 0)
            {
                Place(larger, _shift, hash);
            }
        }

        _slots = larger;
    }
}

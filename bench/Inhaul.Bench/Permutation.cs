namespace Inhaul.Bench;

/// <summary>
/// The numbers from 0 to a count, each exactly once and in an order that looks random, without keeping any of them: a
/// Feistel network over the next power of four, walked again where it leaves the range.
/// </summary>
/// <param name="count">How many numbers.</param>
/// <param name="seed">Another seed is another order.</param>
internal sealed class Permutation(long count, long seed)
{
    private const int Rounds = 4;

    private readonly int _halfBits = (64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)Math.Max(1, count - 1)) + 1) / 2;

    /// <summary>The number at a place.</summary>
    public long this[long place]
    {
        get
        {
            var number = (ulong)place;
            do
            {
                number = Shuffle(number);
            }
            while (number >= (ulong)count);
            return (long)number;
        }
    }

    private ulong Shuffle(ulong number)
    {
        var mask = (1UL << _halfBits) - 1;
        var (left, right) = (number >> _halfBits, number & mask);
        for (var round = 0; round < Rounds; round++)
        {
            (left, right) = (right, left ^ (RowRandom.Mix(right + ((ulong)round << 56) + ((ulong)seed << 32)) & mask));
        }

        return (left << _halfBits) | right;
    }
}

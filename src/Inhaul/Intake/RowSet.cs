namespace Inhaul.Intake;

/// <summary>A set of row numbers at one bit per row; nothing until the first is added.</summary>
/// <param name="rows">The number of rows; numbers go from 1 to it.</param>
internal sealed class RowSet(long rows)
{
    private ulong[]? _bits;

    /// <summary>How many rows are in it.</summary>
    public long Count { get; private set; }

    /// <summary>Whether a row is in it.</summary>
    public bool Contains(long row) => _bits is not null && (_bits[row >> 6] & (1UL << (int)(row & 63))) != 0;

    /// <summary>Whether consecutive rows are all in it.</summary>
    public bool AreAllIn(long first, int count)
    {
        for (var row = first; row < first + count; row++)
        {
            if (!Contains(row))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds a row that is not in it yet.</summary>
    public void Add(long row)
    {
        _bits ??= new ulong[(rows >> 6) + 1];
        _bits[row >> 6] |= 1UL << (int)(row & 63);
        Count++;
    }
}

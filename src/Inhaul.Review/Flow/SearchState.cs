namespace Inhaul.Review.Flow;

/// <summary>A state that is being worked on. There is one in a search: it is loaded, changed in place, and kept as a number.</summary>
internal sealed class SearchState
{
    private int[] _cells = new int[32];

    /// <summary>How many cells it has.</summary>
    public int Length { get; private set; }

    /// <summary>All cells.</summary>
    public ReadOnlySpan<int> Cells => _cells.AsSpan(0, Length);

    /// <summary>A cell.</summary>
    public int this[int at]
    {
        get => _cells[at];
        set => _cells[at] = value;
    }

    /// <summary>Takes what another state holds.</summary>
    public void Load(ReadOnlySpan<int> cells)
    {
        Resize(cells.Length);
        cells.CopyTo(_cells);
    }

    /// <summary>Puts cells in before another.</summary>
    public void Insert(int at, params ReadOnlySpan<int> cells)
    {
        var rest = Length - at;
        Resize(Length + cells.Length);
        _cells.AsSpan(at, rest).CopyTo(_cells.AsSpan(at + cells.Length));
        cells.CopyTo(_cells.AsSpan(at));
    }

    /// <summary>Takes cells out.</summary>
    public void Remove(int at, int count)
    {
        _cells.AsSpan(at + count, Length - at - count).CopyTo(_cells.AsSpan(at));
        Length -= count;
    }

    private void Resize(int length)
    {
        if (length > _cells.Length)
        {
            Array.Resize(ref _cells, Math.Max(length, _cells.Length * 2));
        }

        Length = length;
    }
}

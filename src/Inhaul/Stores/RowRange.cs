namespace Inhaul.Stores;

/// <summary>Consecutive rows of an import.</summary>
/// <param name="First">The number of the first one, from 1.</param>
/// <param name="Count">How many there are, at least 1.</param>
internal sealed record RowRange(long First, int Count)
{
    /// <summary>Whether a row, by its number, is one of them.</summary>
    public bool Contains(long row) => row >= First && row < First + Count;
}

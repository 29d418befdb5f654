using System.Numerics;

namespace Inhaul.Review.Flow;

/// <summary>A set of cells for each node, a bit for each cell.</summary>
/// <param name="nodes">How many nodes there are.</param>
/// <param name="cells">How many cells there are.</param>
internal sealed class CellSets(int nodes, int cells)
{
    private const int Bits = 64;
    private readonly int _words = (cells + Bits - 1) / Bits;
    private readonly ulong[] _bits = new ulong[nodes * ((cells + Bits - 1) / Bits)];

    /// <summary>The words with the bits of a node.</summary>
    public Span<ulong> this[FlowNode node] => _bits.AsSpan(node.Id * _words, _words);

    /// <summary>Adds a cell to the set of a node.</summary>
    public void Add(FlowNode node, int cell) => this[node][cell / Bits] |= 1UL << (cell % Bits);

    /// <summary>Adds to the set of a node those of others.</summary>
    public void AddAll(FlowNode node, List<FlowNode> others, CellSets of)
    {
        foreach (var other in others)
        {
            AddAll(node, of[other]);
        }
    }

    /// <summary>Adds to the set of a node what is in another one.</summary>
    public void AddAll(FlowNode node, ReadOnlySpan<ulong> cells)
    {
        var words = this[node];
        for (var word = 0; word < words.Length; word++)
        {
            words[word] |= cells[word];
        }
    }

    /// <summary>The cells of a node that are in one set and not in another; null for none.</summary>
    public static int[]? Without(ReadOnlySpan<ulong> cells, ReadOnlySpan<ulong> others)
    {
        List<int>? left = null;
        for (var word = 0; word < cells.Length; word++)
        {
            for (var bits = cells[word] & ~others[word]; bits != 0; bits &= bits - 1)
            {
                (left ??= []).Add(word * Bits + BitOperations.TrailingZeroCount(bits));
            }
        }

        return left?.ToArray();
    }
}

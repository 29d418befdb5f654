using System.Collections.Generic;

namespace Inhaul.Review.Flow;

/// <summary>A node together with the state in which it is reached.</summary>
internal readonly struct SearchPlace(int node, int[] state)
{
    private readonly int _node = node;
    private readonly int[] _state = state;

    /// <summary>Compares by what the state holds.</summary>
    public static IEqualityComparer<SearchPlace> Comparer { get; } = new ByContent();

    /// <summary>True when two states hold the same.</summary>
    public static bool AreEqual(int[] one, int[] other)
    {
        if (ReferenceEquals(one, other))
        {
            return true;
        }
        if (one.Length != other.Length)
        {
            return false;
        }
        for (var at = 0; at < one.Length; at++)
        {
            if (one[at] != other[at])
            {
                return false;
            }
        }
        return true;
    }

    private sealed class ByContent : IEqualityComparer<SearchPlace>
    {
        public bool Equals(SearchPlace x, SearchPlace y) => x._node == y._node && AreEqual(x._state, y._state);

        public int GetHashCode(SearchPlace place)
        {
            unchecked
            {
                var hash = place._node;
                foreach (var cell in place._state)
                {
                    hash = hash * 31 + cell;
                }
                return hash;
            }
        }
    }
}

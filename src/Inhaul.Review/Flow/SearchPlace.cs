using System.Collections.Generic;

namespace Inhaul.Review.Flow;

/// <summary>A node together with the state in which it is reached.</summary>
internal readonly struct SearchPlace(int node, int[] state)
{
    private readonly int _node = node;
    private readonly int[] _state = state;

    /// <summary>Compares by what the state holds.</summary>
    public static IEqualityComparer<SearchPlace> Comparer { get; } = new ByContent();

    private sealed class ByContent : IEqualityComparer<SearchPlace>
    {
        public bool Equals(SearchPlace x, SearchPlace y)
        {
            if (x._node != y._node || x._state.Length != y._state.Length)
            {
                return false;
            }
            for (var at = 0; at < x._state.Length; at++)
            {
                if (x._state[at] != y._state[at])
                {
                    return false;
                }
            }
            return true;
        }

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

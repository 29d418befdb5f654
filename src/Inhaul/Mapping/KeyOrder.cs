namespace Inhaul.Mapping;

/// <summary>The order of the keys in a batch. Written in it, neighbours in an index are touched together, however the input is shuffled.</summary>
internal static class KeyOrder
{
    /// <summary>The rows of a batch in the order of their keys; of equal keys, in the order of the input.</summary>
    public static int[] Of(RowBatch rows, int[] keyFields)
    {
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        order.AsSpan().Sort((left, right) => Compare(rows, keyFields, left, right));
        return order;
    }

    private static int Compare(RowBatch rows, int[] keyFields, int left, int right)
    {
        foreach (var field in keyFields)
        {
            var (mine, other) = (rows[left][field], rows[right][field]);
            var byField = mine.HasText && other.HasText
                ? rows.Text(mine).SequenceCompareTo(rows.Text(other))
                : (mine.HasText, mine.Bits).CompareTo((other.HasText, other.Bits));
            if (byField != 0)
            {
                return byField;
            }
        }

        return left.CompareTo(right);
    }
}

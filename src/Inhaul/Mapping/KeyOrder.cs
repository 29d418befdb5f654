using System.Buffers.Binary;

namespace Inhaul.Mapping;

/// <summary>The order of the keys in a batch. Written in it, neighbours in an index are touched together, however the input is shuffled.</summary>
internal static class KeyOrder
{
    /// <summary>The rows of a batch in the order of their keys; of equal keys, in the order of the input.</summary>
    public static int[] Of(RowBatch rows, int[] keyFields)
    {
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        if (keyFields.Length == 0)
        {
            return order;
        }

        // Eight bytes tell most keys apart and are sorted as numbers; only runs of rows that share them are compared in full.
        var prefixes = Prefixes(rows, keyFields[0]);
        Array.Sort(prefixes, order);
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && prefixes[end] == prefixes[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                order.AsSpan(start..end).Sort((left, right) => Compare(rows, keyFields, left, right));
            }

            start = end;
        }

        return order;
    }

    /// <summary>Whether two rows have the same key.</summary>
    public static bool IsSameKey(RowBatch rows, int[] keyFields, int left, int right) => CompareKeys(rows, keyFields, left, right) == 0;

    private static ulong[] Prefixes(RowBatch rows, int field)
    {
        var shared = SharedStart(rows, field);
        var prefixes = new ulong[rows.Count];
        Span<byte> start = stackalloc byte[8];
        for (var i = 0; i < prefixes.Length; i++)
        {
            var cell = rows[i][field];
            if (cell.HasText)
            {
                start.Clear();
                var text = rows.Text(cell)[shared..];
                text[..Math.Min(8, text.Length)].CopyTo(start);
                prefixes[i] = BinaryPrimitives.ReadUInt64BigEndian(start);
            }
            else
            {
                prefixes[i] = (ulong)cell.Bits ^ (1UL << 63);
            }
        }

        return prefixes;
    }

    /// <summary>How many bytes all texts of a field start with alike.</summary>
    private static int SharedStart(RowBatch rows, int field)
    {
        var shared = rows.Count == 0 || !rows[0][field].HasText ? 0 : rows[0][field].Length;
        for (var i = 1; i < rows.Count && shared > 0; i++)
        {
            var cell = rows[i][field];
            shared = cell.HasText ? rows.Text(rows[0][field])[..shared].CommonPrefixLength(rows.Text(cell)) : 0;
        }

        return shared;
    }

    private static int Compare(RowBatch rows, int[] keyFields, int left, int right) =>
        CompareKeys(rows, keyFields, left, right) is var byKey and not 0 ? byKey : left.CompareTo(right);

    private static int CompareKeys(RowBatch rows, int[] keyFields, int left, int right)
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

        return 0;
    }
}

namespace Inhaul.Intake;

/// <summary>Finds the rows whose hashes meet, in a few bits per row, so that only those have to be compared exactly.</summary>
internal static class SharedHashes
{
    /// <summary>Rows compared at a time, which bounds the memory whatever the file repeats.</summary>
    private const int PartitionRows = 1_000_000;

    /// <summary>The rows whose hash another row has, in order, in parts: rows of one hash are in one part.</summary>
    /// <param name="hashes">The hash of every row.</param>
    public static IEnumerable<long[]> Find(KeyHashSpool hashes)
    {
        var partitions = (uint)((hashes.Rows / PartitionRows) + 1);
        for (var partition = 0u; partition < partitions; partition++)
        {
            if (RowsWhoseHashesMeet(hashes, partition, partitions) is { Length: > 0 } rows)
            {
                yield return rows;
            }
        }
    }

    private static long[] RowsWhoseHashesMeet(KeyHashSpool hashes, uint partition, uint partitions)
    {
        var bits = new SeenTwice(hashes.Rows / partitions);
        hashes.ForEach((_, hash) =>
        {
            if (hash != 0 && hash % partitions == partition)
            {
                bits.Add(hash);
            }
        });
        if (!bits.Any)
        {
            return [];
        }

        var rows = new List<long>();
        var rowHashes = new List<ulong>();
        hashes.ForEach((row, hash) =>
        {
            if (hash != 0 && hash % partitions == partition && bits.IsTwice(hash))
            {
                rows.Add(row);
                rowHashes.Add(hash);
            }
        });
        return OnlyShared([.. rows], [.. rowHashes]);
    }

    private static long[] OnlyShared(long[] rows, ulong[] hashes)
    {
        Array.Sort(hashes, rows);
        var kept = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            var shared = (i > 0 && hashes[i - 1] == hashes[i]) || (i + 1 < rows.Length && hashes[i + 1] == hashes[i]);
            if (shared)
            {
                rows[kept++] = rows[i];
            }
        }

        Array.Resize(ref rows, kept);
        Array.Sort(rows);
        return rows;
    }

    /// <summary>Two bitmaps over hashes: seen, and seen again. Different hashes may share a bit; equal ones always do.</summary>
    private sealed class SeenTwice
    {
        private readonly ulong[] _seen;
        private readonly ulong[] _again;
        private readonly ulong _mask;

        public SeenTwice(long rows)
        {
            var words = (long)System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)Math.Max(1024, rows / 4));
            _seen = new ulong[words];
            _again = new ulong[words];
            _mask = (ulong)(words * 64) - 1;
        }

        public bool Any { get; private set; }

        public void Add(ulong hash)
        {
            var bit = (hash >> 8) & _mask;
            var (word, flag) = (bit >> 6, 1UL << (int)(bit & 63));
            if ((_seen[word] & flag) != 0)
            {
                _again[word] |= flag;
                Any = true;
            }

            _seen[word] |= flag;
        }

        public bool IsTwice(ulong hash)
        {
            var bit = (hash >> 8) & _mask;
            return (_again[bit >> 6] & (1UL << (int)(bit & 63))) != 0;
        }
    }
}

using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Processing;
using Inhaul.Sources;
using Inhaul.Stores;

namespace Inhaul.Intake;

/// <summary>
/// Finds the rows that repeat another row's key and lose to it, before anything is delivered: that is what lets workers run
/// in any order and still give one result. Two bits per hash find the rows whose hashes meet; only those are read again,
/// mapped, and compared exactly. Rows that would be rejected cannot win.
/// </summary>
/// <param name="sources">The sources.</param>
/// <param name="definition">What the rows become.</param>
/// <param name="limits">What a field may measure.</param>
/// <param name="processor">The processor that the rows need; null for none.</param>
internal sealed class DuplicateFinder(IReadOnlyList<ImportSource> sources, ImportDefinition definition, SourceLimits limits, ProcessorPlan? processor)
{
    /// <summary>Rows compared at a time, which bounds the memory whatever the file repeats.</summary>
    private const int PartitionRows = 1_000_000;

    private static readonly Dictionary<long, RowPatch> NoPatches = [];

    private readonly int[] _keyFields = definition.KeyFields();
    private readonly int? _newestField = definition.Duplicates.Column is { } column ? definition.Position(column) : null;

    /// <summary>The rows that lose.</summary>
    /// <param name="hashes">The key hash of every row.</param>
    /// <param name="plan">Where the rows are.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<RowSet> FindAsync(KeyHashSpool hashes, IReadOnlyList<PlannedChunk> plan, CancellationToken cancellationToken)
    {
        var losers = new RowSet(hashes.Rows);
        var partitions = (uint)((hashes.Rows / PartitionRows) + 1);
        for (var partition = 0u; partition < partitions; partition++)
        {
            var candidates = RowsWhoseHashesMeet(hashes, partition, partitions);
            if (candidates.Length > 0)
            {
                AddLosers(await IdentifyAsync(candidates, plan, cancellationToken), losers);
            }
        }

        return losers;
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

    private async Task<List<Candidate>> IdentifyAsync(long[] rows, IReadOnlyList<PlannedChunk> plan, CancellationToken cancellationToken)
    {
        var candidates = new List<Candidate>(rows.Length);
        var next = 0;
        foreach (var group in plan.GroupBy(chunk => chunk.Source))
        {
            var source = sources[group.Key];
            await using var slices = new ChunkSlices(source.File, source.File.OpenUtf8(limits));
            foreach (var chunk in group)
            {
                var first = next;
                while (next < rows.Length && rows[next] <= chunk.LastRow)
                {
                    next++;
                }

                if (next > first)
                {
                    var (raw, _) = await slices.ReadAsync(chunk, cancellationToken);
                    Identify(rows.AsSpan(first..next), chunk, raw, source.Layout, candidates);
                }
            }
        }

        return candidates;
    }

    private void Identify(ReadOnlySpan<long> rows, PlannedChunk chunk, ReadOnlyMemory<byte> raw, RecordLayout layout, List<Candidate> candidates)
    {
        var outcomes = new byte[chunk.Rows];
        outcomes.AsSpan().Fill((byte)RowOutcome.Duplicate);
        foreach (var row in rows)
        {
            outcomes[row - chunk.Position.FirstRow] = (byte)RowOutcome.Pending;
        }

        var good = ChunkMapper.Map(raw, outcomes, chunk.Position, NoPatches, definition, layout, limits, processor?.Check(definition)).Good;
        for (var i = 0; i < good.Count; i++)
        {
            var rank = _newestField is { } field ? KeyBytes.Rank(good, good[i][field]) : 0;
            candidates.Add(new Candidate(KeyBytes.Identity(good, i, _keyFields), rank, chunk.Position.FirstRow + good.IndexInChunk(i)));
        }
    }

    private void AddLosers(List<Candidate> candidates, RowSet losers)
    {
        candidates.Sort(ByKeyRankRow);
        for (var start = 0; start < candidates.Count;)
        {
            var end = start + 1;
            while (end < candidates.Count && candidates[end].Key == candidates[start].Key)
            {
                end++;
            }

            if (end - start > 1)
            {
                // Candidates of one key are sorted by rank and row, so the winner is the last or the first of them.
                var winner = definition.Duplicates.Winner switch
                {
                    DuplicateWinner.First => start,
                    DuplicateWinner.Reject => -1,
                    _ => end - 1,
                };
                for (var i = start; i < end; i++)
                {
                    if (i != winner)
                    {
                        losers.Add(candidates[i].Row);
                    }
                }
            }

            start = end;
        }
    }

    private static int ByKeyRankRow(Candidate left, Candidate right)
    {
        var byKey = left.Key.CompareTo(right.Key);
        var byRank = byKey != 0 ? byKey : left.Rank.CompareTo(right.Rank);
        return byRank != 0 ? byRank : left.Row.CompareTo(right.Row);
    }

    private readonly record struct Candidate(UInt128 Key, long Rank, long Row);

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

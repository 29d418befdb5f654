using Inhaul.Mapping;

namespace Inhaul.Intake;

/// <summary>
/// Finds the rows that repeat another row's key and lose to it, before anything is delivered: that is what lets workers run
/// in any order and still give one result. Two bits per hash find the rows whose hashes meet; only those are read again,
/// mapped, and compared exactly. Rows that would be rejected cannot win.
/// </summary>
/// <param name="reader">Reads rows again.</param>
/// <param name="definition">What the rows become.</param>
internal sealed class DuplicateFinder(CandidateReader reader, ImportDefinition definition)
{
    private readonly int[] _keyFields = definition.KeyFields();
    private readonly int? _newestField = definition.NewestField();

    /// <summary>The rows that lose.</summary>
    /// <param name="hashes">The key hash of every row.</param>
    /// <param name="plan">Where the rows are.</param>
    /// <param name="isRefused">Whether a row is known to be refused, so that it cannot win.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<RowSet> FindAsync(KeyHashSpool hashes, IReadOnlyList<PlannedChunk> plan, Predicate<long> isRefused, CancellationToken cancellationToken)
    {
        var losers = new RowSet(hashes.Rows);
        foreach (var rows in SharedHashes.Find(hashes))
        {
            var candidates = new List<Candidate>(rows.Length);
            await reader.ReadAsync(Array.FindAll(rows, row => !isRefused(row)), plan, (good, i, row) =>
            {
                var rank = _newestField is { } field ? KeyBytes.Rank(good, good[i][field]) : 0;
                candidates.Add(new Candidate(KeyBytes.Identity(good, i, _keyFields), rank, row));
            }, cancellationToken);
            AddLosers(candidates, losers);
        }

        return losers;
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
}

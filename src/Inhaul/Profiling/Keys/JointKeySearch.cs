using Inhaul.Parsing;
using Inhaul.Profiling.Columns;
using Inhaul.Sources;

namespace Inhaul.Profiling.Keys;

/// <summary>
/// Looks for two or three columns that identify rows together, in one more reading of the source that ends as soon as none of the
/// combinations can. Only columns without gaps and with many different values are tried, so that there are few combinations.
/// </summary>
internal static class JointKeySearch
{
    private const int MostColumns = 5;
    private const long MostSlots = 8 << 20;

    /// <summary>The smallest combinations; empty when there is none among those that were tried.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Find(
        SourceFile source, ParseOptions parse, SourceLimits limits, IReadOnlyList<ColumnProfile> columns, CancellationToken cancellationToken)
    {
        var candidates = Enumerable.Range(0, columns.Count)
            .Where(i => columns[i] is { FillRate: 1, Distinct: > 1 })
            .OrderByDescending(i => columns[i].Distinct).Take(MostColumns).Order().ToList();
        var combinations = Combinations(candidates).Select(members => (Members: members, Watch: new UniqueWatch())).ToList();
        if (combinations.Count == 0)
        {
            return [];
        }

        Watch(source, parse, limits, candidates, combinations, cancellationToken);
        var found = combinations.Where(combination => combination.Watch.Result == Uniqueness.Unique).Select(combination => combination.Members).ToList();
        return
        [
            .. found.Where(members => !found.Exists(smaller => smaller.Length < members.Length && smaller.All(members.Contains)))
                .Select(members => members.Select(i => columns[i].Name).ToList()),
        ];
    }

    private static IEnumerable<int[]> Combinations(List<int> columns) =>
        Enumerable.Range(0, 1 << columns.Count).Select(set => columns.Where((_, i) => (set & (1 << i)) != 0).ToArray())
            .Where(members => members.Length is 2 or 3).OrderBy(members => members.Length);

    private static void Watch(
        SourceFile source, ParseOptions parse, SourceLimits limits, List<int> candidates, List<(int[] Members, UniqueWatch Watch)> combinations, CancellationToken cancellationToken)
    {
        using var records = RecordFormats.Open(source, parse, limits, cancellationToken);
        var layout = records.ReadLayout();
        var hashes = new ulong[layout.Columns.Count];
        var alive = combinations.ToList();
        for (var row = 0; alive.Count > 0 && records.Read(); row++)
        {
            if (records.FaultOf(layout) is not null)
            {
                continue;
            }

            foreach (var column in candidates)
            {
                hashes[column] = ValueHash.Of(records.Field(column));
            }

            foreach (var (members, watch) in alive)
            {
                watch.Add([ValueHash.Finish(members.Aggregate(ValueHash.Seed, (hash, column) => ValueHash.Mix(hash, hashes[column])))]);
            }

            if ((row & 0xFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Bound(alive);
            }
        }
    }

    private static void Bound(List<(int[] Members, UniqueWatch Watch)> alive)
    {
        while (alive.Sum(combination => (long)combination.Watch.Slots) > MostSlots)
        {
            alive[^1].Watch.End(Uniqueness.Undecided);
            alive.RemoveAt(alive.Count - 1);
        }

        alive.RemoveAll(combination => combination.Watch.Slots == 0);
    }
}

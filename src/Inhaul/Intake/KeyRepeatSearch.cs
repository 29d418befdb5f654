using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Sources;

namespace Inhaul.Intake;

/// <summary>
/// Counts the rows of a file that repeat a key. One reading puts the hash of every row's key into a temporary file, a second one
/// finds the lines of a few examples, so that the memory does not grow with the file.
/// </summary>
internal sealed class KeyRepeatSearch
{
    /// <summary>Rows compared at a time.</summary>
    private const int PartitionRows = 2_000_000;
    private const int MostExamples = 5;
    private const int MostLines = 5;

    private readonly SourceFile _source;
    private readonly ParseOptions _parse;
    private readonly SourceLimits _limits;
    private readonly RecordLayout _layout;
    private readonly int[] _columns;
    private readonly CancellationToken _cancellationToken;

    private KeyRepeatSearch(SourceFile source, ParseOptions parse, SourceLimits limits, RecordLayout layout, IReadOnlyList<string> key, CancellationToken cancellationToken)
    {
        (_source, _parse, _limits, _layout, _cancellationToken) = (source, parse, limits, layout, cancellationToken);
        _columns = [.. key.Select(column => layout.IndexOf(column) is >= 0 and var position
            ? position
            : throw new InvalidConfigurationException($"--key {column}: {source.Name} has no column '{column}'; it has {NameList.Of(layout.Columns)}."))];
    }

    /// <summary>Counts them.</summary>
    /// <param name="source">The file.</param>
    /// <param name="parse">How it is parsed.</param>
    /// <param name="limits">What it may measure.</param>
    /// <param name="layout">How it is laid out.</param>
    /// <param name="key">The key's columns.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="InvalidConfigurationException">The file has no such column.</exception>
    public static KeyRepeats Count(SourceFile source, ParseOptions parse, SourceLimits limits, RecordLayout layout, IReadOnlyList<string> key, CancellationToken cancellationToken) =>
        new KeyRepeatSearch(source, parse, limits, layout, key, cancellationToken).Count();

    private KeyRepeats Count()
    {
        using var hashes = new KeyHashSpool();
        var missing = 0L;
        ForEachRow((records, hash) =>
        {
            missing += hash == 0 ? 1 : 0;
            hashes.Add(hash);
            return true;
        });
        var (repeats, repeated) = Repeated(hashes);
        return new KeyRepeats([.. _columns.Select(i => _layout.Columns[i])], hashes.Rows, missing, repeats, Examples(repeated));
    }

    /// <summary>How many rows repeat a key, and the hashes of the first keys that are repeated, each with its number of rows.</summary>
    private static (long Repeats, Dictionary<ulong, long> First) Repeated(KeyHashSpool hashes)
    {
        var repeats = 0L;
        var first = new List<(long Row, ulong Hash, long Rows)>();
        var partitions = (ulong)((hashes.Rows / PartitionRows) + 1);
        for (var partition = 0UL; partition < partitions; partition++)
        {
            var (keys, rows) = (new List<ulong>(), new List<long>());
            hashes.ForEach((row, hash) =>
            {
                if (hash != 0 && hash % partitions == partition)
                {
                    keys.Add(hash);
                    rows.Add(row);
                }
            });
            var (sorted, order) = (keys.ToArray(), rows.ToArray());
            Array.Sort(sorted, order);
            for (var start = 0; start < sorted.Length;)
            {
                var end = start + 1;
                while (end < sorted.Length && sorted[end] == sorted[start])
                {
                    end++;
                }

                repeats += end - start - 1;
                if (end - start > 1)
                {
                    first.Add((order.AsSpan(start..end).ToArray().Min(), sorted[start], end - start));
                }

                if (first.Count > MostExamples * 100)
                {
                    first = [.. first.Order().Take(MostExamples)];
                }

                start = end;
            }
        }

        return (repeats, first.Order().Take(MostExamples).ToDictionary(key => key.Hash, key => key.Rows));
    }

    private IReadOnlyList<RepeatedKey> Examples(Dictionary<ulong, long> repeated)
    {
        var examples = new Dictionary<ulong, RepeatedKey>();
        var open = repeated.Values.Sum(rows => Math.Min(rows, MostLines));
        ForEachRow((records, hash) =>
        {
            if (open > 0 && repeated.TryGetValue(hash, out var rows))
            {
                var example = examples.GetValueOrDefault(hash) ?? new RepeatedKey([.. _columns.Select(i => RowMapper.Shorten(records.Field(i)))], rows, []);
                if (example.Lines.Count < MostLines)
                {
                    examples[hash] = example with { Lines = [.. example.Lines, records.Line] };
                    open--;
                }
            }

            return open > 0;
        });
        return [.. examples.Values.OrderBy(example => example.Lines[0])];
    }

    /// <summary>Calls back with every row that can be read and its key's hash, until the callback says that it is enough.</summary>
    private void ForEachRow(Func<RecordReader, ulong, bool> visit)
    {
        var hasher = new KeyHasher(_columns, new FieldDefinition?[_columns.Length]);
        using var records = RecordFormats.Open(_source, _parse, _limits, _cancellationToken);
        var layout = records.ReadLayout();
        for (var row = 0; records.Read(); row++)
        {
            if ((row & 0xFFF) == 0)
            {
                _cancellationToken.ThrowIfCancellationRequested();
            }

            if (records.FaultOf(layout) is null && !visit(records, hasher.Hash(records)))
            {
                return;
            }
        }
    }
}

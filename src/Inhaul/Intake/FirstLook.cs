using Inhaul.Mapping.Cleaning;
using Inhaul.Parsing;
using Inhaul.Profiling;
using Inhaul.Reporting;
using Inhaul.Sources;

namespace Inhaul.Intake;

/// <summary>
/// One pass at reading speed over all sources, before anything is written: how many rows there are and where to cut them,
/// what the columns hold, and the hash of every row's key.
/// </summary>
internal sealed class FirstLook : IDisposable
{
    private const int SampleRows = 2;

    private readonly List<RecordLayout> _layouts = [];
    private readonly List<KeyHashSpool> _uniqueHashes = [];
    private readonly List<IReadOnlyDictionary<string, string>> _sample = [];
    private readonly ChunkPlanner _planner;
    private ColumnEvidence[] _evidence = [];

    private FirstLook(int chunkRows) => _planner = new ChunkPlanner(chunkRows);

    /// <summary>The layout of each source.</summary>
    public IReadOnlyList<RecordLayout> Layouts => _layouts;

    /// <summary>The evidence for each column of the first source's layout, from all sources.</summary>
    public IReadOnlyList<ColumnEvidence> Evidence => _evidence;

    /// <summary>Where the chunks are cut.</summary>
    public IReadOnlyList<PlannedChunk> Plan => _planner.Chunks;

    /// <summary>How many rows there are.</summary>
    public long Rows => _planner.Rows;

    /// <summary>The first two rows, by column.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Sample => _sample;

    /// <summary>The key hash of every row; 0 for rows without one.</summary>
    public KeyHashSpool KeyHashes { get; } = new();

    /// <summary>The hash of every row's value in each field that must be unique; 0 for rows without one.</summary>
    public IReadOnlyList<KeyHashSpool> UniqueHashes => _uniqueHashes;

    /// <summary>Looks at all sources.</summary>
    /// <param name="sources">The sources, in order.</param>
    /// <param name="chunkRows">The most rows in a chunk.</param>
    /// <param name="parse">How they are parsed.</param>
    /// <param name="limits">What the input may measure.</param>
    /// <param name="planOf">Says what is asked of the rows of a layout; null for nothing.</param>
    /// <param name="progress">Told how far the look is.</param>
    /// <param name="cancellationToken">Stops the look; nothing was written.</param>
    /// <exception cref="InvalidConfigurationException">A limit is passed, or the sources do not have the same columns.</exception>
    public static FirstLook Take(
        IReadOnlyList<SourceFile> sources, int chunkRows, ParseOptions parse, SourceLimits limits, Func<RecordLayout, LookPlan?> planOf, ImportProgress progress, CancellationToken cancellationToken)
    {
        var look = new FirstLook(chunkRows);
        try
        {
            for (var i = 0; i < sources.Count; i++)
            {
                look.LookAt(sources[i], i, parse, limits, planOf, progress, cancellationToken);
            }

            return look;
        }
        catch
        {
            look.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        KeyHashes.Dispose();
        _uniqueHashes.ForEach(hashes => hashes.Dispose());
    }

    private void LookAt(SourceFile source, int number, ParseOptions parse, SourceLimits limits, Func<RecordLayout, LookPlan?> planOf, ImportProgress progress, CancellationToken cancellationToken)
    {
        using var records = RecordFormats.Open(source, parse, limits, cancellationToken);
        var layout = records.ReadLayout();
        var evidence = EvidenceFor(layout, source);
        var plan = planOf(layout) ?? new LookPlan();
        while (_uniqueHashes.Count < plan.Unique.Count)
        {
            _uniqueHashes.Add(new KeyHashSpool());
        }

        _layouts.Add(layout);
        _planner.BeginSource(number);
        var end = 0L;
        while (records.Read())
        {
            var (line, offset) = (records.Line, records.Offset);
            _planner.Add(line, offset);
            end = offset + records.Raw.Length;
            var isReadable = records.FaultOf(layout) is null;
            if (isReadable)
            {
                Observe(records, evidence, plan.Cleaners, line);
                Remember(records, layout);
            }

            KeyHashes.Add(isReadable && plan.Key is { } key ? key.Hash(records) : 0);
            for (var i = 0; i < _uniqueHashes.Count; i++)
            {
                _uniqueHashes[i].Add(isReadable ? plan.Unique[i].Hash(records) : 0);
            }

            if ((_planner.Rows & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress.Looked(number, offset);
            }

            if (_planner.Rows > limits.Rows)
            {
                throw new InvalidConfigurationException(
                    $"{source.Name}, line {line}: there are more rows than the limit of {limits.Rows}. Raise it with --limit rows={limits.Rows * 10} if that is meant.");
            }
        }

        _planner.EndSource(end);
        Merge(layout, evidence);
    }

    private static void Observe(RecordReader records, ColumnEvidence[] evidence, FieldCleaner?[]? cleaners, long line)
    {
        for (var i = 0; i < evidence.Length; i++)
        {
            var value = records.FaultOf(i) is null ? records.Field(i) : default;
            evidence[i].Observe(cleaners?[i] is { } cleaner ? cleaner.Clean(value) : value, line);
        }
    }

    private ColumnEvidence[] EvidenceFor(RecordLayout layout, SourceFile source)
    {
        if (_layouts.Count > 0)
        {
            var missing = _layouts[0].Columns.Except(layout.Columns, StringComparer.OrdinalIgnoreCase).ToList();
            if (missing.Count > 0)
            {
                throw new InvalidConfigurationException(
                    $"{source.Name} lacks columns that the first file has: {NameList.Of(missing)}. Files imported together must have the same columns; import it by itself{(source.Entry is null ? "." : ", or pick those that belong together with --entry.")}");
            }
        }

        return [.. layout.Columns.Select(_ => new ColumnEvidence())];
    }

    private void Merge(RecordLayout layout, ColumnEvidence[] evidence)
    {
        if (_evidence.Length == 0)
        {
            _evidence = evidence;
            return;
        }

        for (var i = 0; i < _evidence.Length; i++)
        {
            _evidence[i].Add(evidence[layout.IndexOf(_layouts[0].Columns[i])]);
        }
    }

    private void Remember(RecordReader records, RecordLayout layout)
    {
        if (_sample.Count == SampleRows)
        {
            return;
        }

        var row = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < layout.Columns.Count; i++)
        {
            row[layout.Columns[i]] = Mapping.RowMapper.Shorten(records.Field(i));
        }

        _sample.Add(row);
    }
}

using System.Runtime.CompilerServices;
using Inhaul.Profiling.Sensitive;

namespace Inhaul.Profiling.Columns;

/// <summary>Sees all values of one column, in order, and keeps what its profile needs.</summary>
internal sealed class ColumnObserver
{
    private const int MostSamples = 3;
    private const int LongestSample = 40;
    private const int MostFrequent = 10;
    private const int MostMisfits = 5;

    /// <summary>After so many rows whose values are all different, frequent ones are looked for only once one was repeated.</summary>
    private const long EnoughDifferent = 100_000;

    private readonly ColumnEvidence _evidence = new();
    private readonly DistinctEstimate _distinct;
    private readonly FrequentValues _frequent;
    private readonly ShapeExamples _examples = new();
    private readonly TextMeasure _text = new();
    private readonly NumberMeasure _numbers = new();
    private readonly DateMeasure _dates = new(isDayFirst: true);
    private readonly DateMeasure _monthFirst = new(isDayFirst: false);
    private readonly SeveralValues _several = new();
    private readonly SensitiveEvidence _sensitive = new();
    private readonly List<string> _samples = [];
    private readonly Action<byte[], long> _left;
    private (long Count, long Line, string Message) _doubtful;
    private long _rows;

    /// <param name="memory">How much is kept exactly.</param>
    public ColumnObserver(ColumnMemory memory)
    {
        _distinct = new DistinctEstimate(memory.Distinct);
        _frequent = new FrequentValues(memory.Frequent);
        _left = (value, times) => Measure(value, ValueShapes.Of(value), default, isPlain: false, 0, times);
    }

    /// <summary>Whether the column identifies rows.</summary>
    public UniqueWatch Unique { get; } = new();

    /// <summary>Sees the values of some rows.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="column">Which of its columns this one is.</param>
    /// <param name="all">Room for the hash of every row.</param>
    /// <param name="hashes">Room for those of the rows whose values are measured.</param>
    /// <returns>How many values had to be measured, which is most of the work.</returns>
    /// <remarks>It is called for many rows but not often, so that it is to be quick from the first call on.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Observe(ValueBatch batch, int column, Span<ulong> all, Span<ulong> hashes)
    {
        var values = batch[column];
        values.Hash(all);
        var isPlain = values.ArePlain;
        var isCounting = _rows < EnoughDifferent || Unique.Slots == 0;
        var (measured, empty, firstEmpty) = (0, 0, 0L);
        for (var row = 0; row < values.Count; row++)
        {
            var hash = all[row];
            if (isCounting && _frequent.TryCount(hash))
            {
                if (Unique.Slots > 0)
                {
                    EndUnique(Uniqueness.Repeated, hashes[..measured]);
                }

                continue;
            }

            var value = values[row];
            if (value.IsEmpty)
            {
                firstEmpty = empty++ == 0 ? batch.LineOf(row) : firstEmpty;
                EndUnique(Uniqueness.Incomplete, hashes[..measured]);
                continue;
            }

            if (MeasureOne(values, row, isPlain, batch.LineOf(row)) == ValueShape.Empty)
            {
                EndUnique(Uniqueness.Incomplete, hashes[..measured]);
            }

            hashes[measured++] = hash;
            Remember(value);
            if (isCounting)
            {
                _frequent.Offer(hash, value, _left);
            }
        }

        if (empty > 0)
        {
            _evidence.Observe(default, firstEmpty, empty);
        }

        _distinct.Add(hashes[..measured]);
        Unique.Add(hashes[..measured]);
        _rows += values.Count;
        return measured;
    }

    /// <summary>Sees a value that cannot be trusted.</summary>
    public void Doubt(string message, long line) => _doubtful = _doubtful.Count == 0 ? (1, line, message) : _doubtful with { Count = _doubtful.Count + 1 };

    /// <summary>What is in the column.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="showSensitive">Whether sensitive values are shown as they are.</param>
    public ColumnProfile Profile(string name, bool showSensitive)
    {
        var frequent = _frequent.Finish(MostFrequent, _left);
        var sensitive = _sensitive.Findings(_evidence.Filled);
        var isMasked = sensitive.Count > 0 && !showSensitive;
        Func<string, string> shown = isMasked ? Mask.Of : value => value;
        var evidence = _evidence.Showing(shown);
        var inferred = TypeInference.Of(name, evidence);
        var (min, max, bars) = Range(inferred);
        var several = _several.Find(_evidence.Filled);
        return new ColumnProfile(name, inferred)
        {
            Evidence = evidence,
            Distinct = Unique.Result == Uniqueness.Unique ? _evidence.Filled : _distinct.Count,
            IsDistinctExact = Unique.Result == Uniqueness.Unique || _distinct.IsExact,
            Uniqueness = Unique.Result,
            Samples = [.. _samples.Select(shown).Distinct()],
            Min = min is null ? null : shown(min),
            Max = max is null ? null : shown(max),
            Average = inferred.Type is ColumnType.Integer or ColumnType.Decimal && !isMasked ? _numbers.Average : null,
            Text = _text,
            Frequent = [.. frequent.Where(value => value.Count > 1).Select(value => new HistogramBar(shown(ShownText.Of(value.Value, LongestSample)), value.Count))],
            IsFrequentExact = _frequent.IsExact,
            Histogram = isMasked ? [] : bars,
            Misfits = inferred.Misfits == 0 ? [] : [.. _examples.Except(inferred.Fitting, MostMisfits).Select(example => example with { Value = shown(example.Value) })],
            Several = several,
            Sensitive = sensitive,
            IsMasked = isMasked,
            Problems = [.. inferred.Problems, .. ColumnProblems.Of(_evidence.Filled, _text, several, sensitive, _doubtful)],
        };
    }

    /// <summary>Ends the search for repetitions, unless one of the rows before has done so.</summary>
    private void EndUnique(Uniqueness result, ReadOnlySpan<ulong> before)
    {
        if (Unique.Slots > 0)
        {
            Unique.Add(before);
            Unique.End(result);
        }
    }

    /// <summary>Measures a value that is not empty where it stands among the others of its batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ValueShape MeasureOne(ColumnValues values, int row, bool isPlain, long line)
    {
        var value = values[row];
        if (value.Length > ByteClasses.Longest)
        {
            return Measure(value, ValueShapes.Of(value), default, isPlain, line, 1);
        }

        var classes = values.ClassesOf(row);
        return Measure(value, QuickShapes.Of(value, classes), classes, isPlain, line, 1);
    }

    /// <summary>Measures a value; one that is measured for the times it came again has no line of its own.</summary>
    /// <param name="value">The value.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="classes">The classes of its bytes; none where they were not found out.</param>
    /// <param name="isPlain">Whether it is known to be printable ASCII.</param>
    /// <param name="line">Its line, or 0.</param>
    /// <param name="times">How often it occurs.</param>
    private ValueShape Measure(ReadOnlySpan<byte> value, ValueShape shape, in ByteClasses classes, bool isPlain, long line, long times)
    {
        _evidence.Observe(value, shape, line, times);
        if (shape == ValueShape.Empty)
        {
            return shape;
        }

        _text.Observe(value, isPlain || classes.AreKnown, line, times);
        _sensitive.Observe(value, classes, shape, line, times);
        if (line > 0)
        {
            _examples.Observe(shape, value, line);
        }

        switch (shape)
        {
            case ValueShape.Integer or ValueShape.Decimal:
                _numbers.Observe(value, times);
                break;
            case ValueShape.DayFirstDate or ValueShape.MonthFirstDate or ValueShape.AmbiguousDate:
                _dates.Observe(value, shape, times);
                _monthFirst.Observe(value, shape, times);
                break;
            case ValueShape.IsoDate or ValueShape.Timestamp or ValueShape.TimestampWithOffset:
                _dates.Observe(value, shape, times);
                break;
            case ValueShape.Text or ValueShape.GroupedNumber when !classes.AreKnown:
                _several.Observe(value, line, times);
                break;
        }

        return shape;
    }

    private (string? Min, string? Max, IReadOnlyList<HistogramBar> Bars) Range(InferredType inferred) => inferred.Type switch
    {
        ColumnType.Integer or ColumnType.Decimal => (_numbers.Min, _numbers.Max, _numbers.Bars()),
        ColumnType.Date when inferred.Format?.StartsWith('M') == true => (_monthFirst.Min, _monthFirst.Max, _monthFirst.Bars()),
        ColumnType.Date or ColumnType.Timestamp or ColumnType.TimestampTz => (_dates.Min, _dates.Max, _dates.Bars()),
        _ => (_text.Min, _text.Max, []),
    };

    private void Remember(ReadOnlySpan<byte> value)
    {
        if (_samples.Count < MostSamples)
        {
            var text = ShownText.Of(value, LongestSample);
            if (!_samples.Contains(text))
            {
                _samples.Add(text);
            }
        }
    }
}

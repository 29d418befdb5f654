using System.Runtime.CompilerServices;

namespace Inhaul.Profiling;

/// <summary>What was seen in one column: how many values of each shape, and the first of each with its line.</summary>
internal sealed class ColumnEvidence
{
    private const int LongestExample = 60;

    private static readonly int Shapes = Enum.GetValues<ValueShape>().Length;

    private readonly long[] _counts = new long[Shapes];
    private readonly Example?[] _examples = new Example?[Shapes];
    private readonly long[] _dateSeparators = new long[3];

    /// <summary>The longest value, in bytes of UTF-8.</summary>
    public int LongestBytes { get; private set; }

    /// <summary>How many values had the shape.</summary>
    public long this[ValueShape shape] => _counts[(int)shape];

    /// <summary>All values, empty ones too.</summary>
    public long Rows => _counts.Sum();

    /// <summary>Values that are not empty.</summary>
    public long Filled => Rows - this[ValueShape.Empty];

    /// <summary>The first value of a shape, with the line it stands on.</summary>
    public Example? First(ValueShape shape) => _examples[(int)shape];

    /// <summary>The first values of different shapes, in the order of their lines.</summary>
    public IEnumerable<Example> Examples => _examples.OfType<Example>().Where(example => example.Value.Length > 0).OrderBy(example => example.Line);

    /// <summary>The separator most dates of three numbers use: <c>/</c>, <c>.</c> or <c>-</c>.</summary>
    public char DateSeparator => "/.-"[Array.IndexOf(_dateSeparators, _dateSeparators.Max())];

    /// <summary>How many dates of three numbers use another separator than most.</summary>
    public long OddDateSeparators => _dateSeparators.Sum() - _dateSeparators.Max();

    /// <summary>Takes one value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="line">The line on which its record starts.</param>
    /// <param name="times">How often it occurs.</param>
    /// <returns>Its shape.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ValueShape Observe(ReadOnlySpan<byte> value, long line, long times = 1)
    {
        var shape = ValueShapes.Of(value);
        Observe(value, shape, line, times);
        return shape;
    }

    /// <summary>Takes one value whose shape is known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Observe(ReadOnlySpan<byte> value, ValueShape shape, long line, long times)
    {
        if (_counts[(int)shape] == 0)
        {
            _examples[(int)shape] = new Example(ShownText.Of(value, LongestExample), line);
        }

        _counts[(int)shape] += times;

        if (shape is ValueShape.DayFirstDate or ValueShape.MonthFirstDate or ValueShape.AmbiguousDate)
        {
            _dateSeparators[value.Contains((byte)'/') ? 0 : value.Contains((byte)'.') ? 1 : 2] += times;
        }

        if (value.Length > LongestBytes)
        {
            LongestBytes = value.Length;
        }
    }

    /// <summary>The same evidence with examples that may be shown.</summary>
    public ColumnEvidence Showing(Func<string, string> shown)
    {
        var evidence = new ColumnEvidence();
        evidence.Add(this);
        for (var i = 0; i < evidence._examples.Length; i++)
        {
            evidence._examples[i] = evidence._examples[i] is { } example ? example with { Value = shown(example.Value) } : null;
        }

        return evidence;
    }

    /// <summary>Adds what was seen in the same column of another source.</summary>
    public void Add(ColumnEvidence other)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
            _examples[i] ??= other._examples[i];
        }

        for (var i = 0; i < _dateSeparators.Length; i++)
        {
            _dateSeparators[i] += other._dateSeparators[i];
        }

        LongestBytes = Math.Max(LongestBytes, other.LongestBytes);
    }

    /// <summary>A value as it stood in the input.</summary>
    /// <param name="Value">The value, shortened.</param>
    /// <param name="Line">The line on which its record starts.</param>
    internal sealed record Example(string Value, long Line);
}

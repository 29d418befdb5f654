namespace Inhaul.Profiling.Columns;

/// <summary>A few different values of each shape, with their lines, so that what does not fit a type can be found.</summary>
internal sealed class ShapeExamples
{
    private const int MostOfEach = 3;
    private const int Longest = 60;

    private static readonly int Shapes = Enum.GetValues<ValueShape>().Length;

    private readonly List<ColumnEvidence.Example>?[] _examples = new List<ColumnEvidence.Example>?[Shapes];

    /// <summary>The shapes of which there are enough, a bit for each.</summary>
    private int _full;

    /// <summary>Takes a value that was not seen lately.</summary>
    public void Observe(ValueShape shape, ReadOnlySpan<byte> value, long line)
    {
        if ((_full & (1 << (int)shape)) == 0)
        {
            Take(shape, value, line);
        }
    }

    /// <summary>The examples that are filled and of none of the shapes, in the order of their lines.</summary>
    public IReadOnlyList<ColumnEvidence.Example> Except(IReadOnlyList<ValueShape> fitting, int most) =>
    [
        .. Enum.GetValues<ValueShape>().Where(shape => shape != ValueShape.Empty && !fitting.Contains(shape))
            .SelectMany(shape => _examples[(int)shape] ?? []).OrderBy(example => example.Line).Take(most),
    ];

    private void Take(ValueShape shape, ReadOnlySpan<byte> value, long line)
    {
        var text = ShownText.Of(value, Longest);
        var examples = _examples[(int)shape] ??= [];
        if (!examples.Exists(example => example.Value == text))
        {
            examples.Add(new ColumnEvidence.Example(text, line));
            _full |= examples.Count == MostOfEach ? 1 << (int)shape : 0;
        }
    }
}

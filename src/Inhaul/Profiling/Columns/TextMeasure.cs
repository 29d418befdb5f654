using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Inhaul.Profiling.Columns;

/// <summary>The values of a column as text: how long they are, which is the first and the last in order, and what is odd about them.</summary>
internal sealed class TextMeasure
{
    private const int LongestCounted = 4096;
    private const int LongestKept = 60;
    private const int MostBars = 24;

    /// <summary>Control characters but for tabs and line breaks.</summary>
    private static readonly SearchValues<byte> Controls = SearchValues.Create([.. Enumerable.Range(0, 32).Where(c => c is not (9 or 10 or 13)).Select(c => (byte)c), 127]);

    private readonly long[] _marks = new long[Enum.GetValues<TextMark>().Length];
    private readonly long[] _markLines = new long[Enum.GetValues<TextMark>().Length];
    private long[] _lengths = new long[64];
    private long _characters;
    private long _count;
    private byte[]? _first;
    private byte[]? _last;

    /// <summary>The shortest value, in characters; 0 when there is none.</summary>
    public int Shortest { get; private set; }

    /// <summary>The longest value, in characters.</summary>
    public int Longest { get; private set; }

    /// <summary>The line of the first of the longest values.</summary>
    public long LongestLine { get; private set; }

    /// <summary>How long values are on average.</summary>
    public double AverageLength => _count == 0 ? 0 : (double)_characters / _count;

    /// <summary>The first value in the order of its bytes; null when there is none.</summary>
    public string? Min => _first is null ? null : ShownText.Of(_first, LongestKept);

    /// <summary>The last.</summary>
    public string? Max => _last is null ? null : ShownText.Of(_last, LongestKept);

    /// <summary>Takes a value that is not empty.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isPlain">Whether it is known to be printable ASCII.</param>
    /// <param name="line">Its line.</param>
    /// <param name="times">How often it occurs.</param>
    public void Observe(ReadOnlySpan<byte> value, bool isPlain, long line, long times)
    {
        isPlain = isPlain || !value.ContainsAnyExceptInRange((byte)' ', (byte)'~');
        Measure(isPlain ? value.Length : Utf8Characters.Count(value), line, times);
        if (_first is null || (value[0] <= _first[0] && value.SequenceCompareTo(_first) < 0))
        {
            _first = Kept(value);
        }

        if (_last is null || (value[0] >= _last[0] && value.SequenceCompareTo(_last) > 0))
        {
            _last = Kept(value);
        }

        if (value[0] is (byte)' ' or (byte)'\t' || value[^1] is (byte)' ' or (byte)'\t')
        {
            Mark(TextMark.SurroundingSpaces, line, times);
        }

        if (!isPlain)
        {
            ObserveOdd(value, line, times);
        }
    }

    /// <summary>How many values have a mark, and the line of the first.</summary>
    public (long Count, long Line) this[TextMark mark] => (_marks[(int)mark], _markLines[(int)mark]);

    /// <summary>How many values are longer than a number of characters; exact up to 4,096, beyond that the number that is longer than those.</summary>
    public long LongerThan(long length)
    {
        var longer = 0L;
        for (var i = Math.Min(length + 1, _lengths.Length - 1); i < _lengths.Length; i++)
        {
            longer += i > length || length > LongestCounted ? _lengths[i] : 0;
        }

        return longer;
    }

    /// <summary>How the lengths are spread.</summary>
    public IReadOnlyList<HistogramBar> Bars()
    {
        var histogram = new Histogram(1, 2, 5);
        for (var i = 0; i < _lengths.Length; i++)
        {
            if (_lengths[i] > 0)
            {
                histogram.Add(i, _lengths[i]);
            }
        }

        var bins = histogram.Bins(MostBars);
        return
        [
            .. from bin in bins
               let first = bin.From.ToString(CultureInfo.InvariantCulture)
               select new HistogramBar(histogram.Width > 1 ? string.Create(CultureInfo.InvariantCulture, $"{first} to {bin.From + histogram.Width - 1}") : first, bin.Count),
        ];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Measure(int length, long line, long times)
    {
        if (_count == 0 || length < Shortest)
        {
            Shortest = length;
        }

        if (length > Longest)
        {
            (Longest, LongestLine) = (length, line);
        }

        _count += times;
        _characters += length * times;
        var counted = Math.Min(length, LongestCounted + 1);
        if (counted >= _lengths.Length)
        {
            Array.Resize(ref _lengths, Math.Max(counted + 1, Math.Min(_lengths.Length * 2, LongestCounted + 2)));
        }

        _lengths[counted] += times;
    }

    private void ObserveOdd(ReadOnlySpan<byte> value, long line, long times)
    {
        if (value.ContainsAny(Controls))
        {
            Mark(TextMark.ControlCharacters, line, times);
        }

        if (value.ContainsAny((byte)'\n', (byte)'\r'))
        {
            Mark(TextMark.LineBreaks, line, times);
        }

        if (!Ascii.IsValid(value))
        {
            ObserveForeign(value, line, times);
        }
    }

    private void ObserveForeign(ReadOnlySpan<byte> value, long line, long times)
    {
        if (value.IndexOf("\uFFFD"u8) >= 0)
        {
            Mark(TextMark.ReplacedCharacters, line, times);
        }

        // What is UTF-8 read as windows-1252 and written as UTF-8 again begins with 'Ã' or 'Â' and a character of the upper half.
        if (value.IndexOf((byte)0xC3) is >= 0 and var at && value[at..] is [_, 0x83 or 0x82, 0xC2, ..])
        {
            Mark(TextMark.DecodedTwice, line, times);
        }

        if (value.StartsWith("\u00A0"u8) || value.EndsWith("\u00A0"u8))
        {
            Mark(TextMark.SurroundingSpaces, line, times);
        }
    }

    private void Mark(TextMark mark, long line, long times)
    {
        if (_marks[(int)mark] == 0)
        {
            _markLines[(int)mark] = line;
        }

        _marks[(int)mark] += times;
    }

    private static byte[] Kept(ReadOnlySpan<byte> value) => value[..Math.Min(value.Length, (LongestKept + 1) * 4)].ToArray();
}

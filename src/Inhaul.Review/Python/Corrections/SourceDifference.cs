namespace Inhaul.Review.Python.Corrections;

/// <summary>What differs between a file and its corrected text, in small parts: lines that only moved in or out differ in their indentation alone.</summary>
internal sealed class SourceDifference
{
    /// <summary>Beyond that many pairs of lines, what differs is one part.</summary>
    private const int MostPairs = 4_000_000;

    private readonly SourceText _before;
    private readonly SourceText _after;
    private readonly List<SourceEdit> _edits = [];
    private readonly SortedSet<int> _changed = [];

    /// <summary>Compares two texts.</summary>
    public SourceDifference(SourceText before, SourceText after)
    {
        (_before, _after) = (before, after);
        var first = 1;
        while (first <= Math.Min(before.Count, after.Count) && IsSame(first, first))
        {
            first++;
        }

        var tail = 0;
        while (tail < Math.Min(before.Count, after.Count) - first + 1 && IsSame(before.Count - tail, after.Count - tail))
        {
            tail++;
        }

        Compare(first, before.Count - tail + 1, first, after.Count - tail + 1);
    }

    /// <summary>The edits that make one text of the other, in their order.</summary>
    public IReadOnlyList<SourceEdit> Edits => _edits;

    /// <summary>The lines of the corrected text that are new or changed, or after which something was taken away.</summary>
    public IReadOnlyCollection<int> Changed => _changed;

    private bool IsSame(int before, int after) => _before[before] == _after[after] && _before.EndOf(before) == _after.EndOf(after);

    private bool IsMoved(int before, int after) => _before[before].AsSpan().Trim().SequenceEqual(_after[after].AsSpan().Trim());

    /// <summary>Compares lines by their longest common sequence; the ends do not belong to them.</summary>
    private void Compare(int before, int beforeEnd, int after, int afterEnd)
    {
        var (rows, columns) = (beforeEnd - before, afterEnd - after);
        var common = (long)rows * columns > MostPairs ? null : new int[rows + 1, columns + 1];
        for (var row = rows - 1; common is not null && row >= 0; row--)
        {
            for (var column = columns - 1; column >= 0; column--)
            {
                common[row, column] = IsMoved(before + row, after + column) ? common[row + 1, column + 1] + 1 : Math.Max(common[row + 1, column], common[row, column + 1]);
            }
        }

        var (i, j) = (before, after);
        while (i < beforeEnd || j < afterEnd)
        {
            var (oldStart, newStart) = (i, j);
            while ((i < beforeEnd || j < afterEnd) && !(common is not null && i < beforeEnd && j < afterEnd && IsMoved(i, j)))
            {
                var takesNew = common is not null && i < beforeEnd && j < afterEnd ? common[i - before, j - after + 1] >= common[i - before + 1, j - after] : i == beforeEnd;
                (i, j) = takesNew ? (i, j + 1) : (i + 1, j);
            }

            Replace(oldStart, i, newStart, j);
            for (; i < beforeEnd && j < afterEnd && IsMoved(i, j); i++, j++)
            {
                ReplaceInLine(i, j);
            }
        }
    }

    private void Replace(int from, int to, int newFrom, int newTo)
    {
        if (to - from == newTo - newFrom)
        {
            for (var line = from; line < to; line++)
            {
                ReplaceInLine(line, newFrom + line - from);
            }

            return;
        }

        for (var line = newTo > newFrom ? newFrom : Math.Max(1, newFrom - 1); line < Math.Max(newTo, newFrom); line++)
        {
            _changed.Add(line);
        }

        if (to <= _before.Count)
        {
            _edits.Add(new SourceEdit(from, 1, to, 1, string.Concat(Enumerable.Range(newFrom, newTo - newFrom).Select(line => _after[line] + _after.EndOf(line)))));
            return;
        }

        // Up to the end of the file the end of the last line stays, whatever it is.
        var lines = string.Concat(Enumerable.Range(newFrom, newTo - newFrom).Select(line => (line > 1 ? _after.EndOf(line - 1) : "") + _after[line]));
        _edits.Add(new SourceEdit(Math.Max(1, from - 1), from > 1 ? _before[from - 1].Length + 1 : 1, Math.Max(1, _before.Count), _before[_before.Count].Length + 1, lines));
    }

    private void ReplaceInLine(int line, int newLine)
    {
        var (old, text) = (_before[line], _after[newLine]);
        if (old == text)
        {
            return;
        }

        _changed.Add(newLine);
        var start = old.AsSpan().CommonPrefixLength(text);
        var end = 0;
        while (end < Math.Min(old.Length, text.Length) - start && old[^(end + 1)] == text[^(end + 1)])
        {
            end++;
        }

        // No letter of two units is taken apart.
        start -= start > 0 && char.IsHighSurrogate(old[start - 1]) ? 1 : 0;
        end -= end > 0 && char.IsLowSurrogate(old[^end]) ? 1 : 0;
        _edits.Add(new SourceEdit(line, start + 1, line, old.Length - end + 1, text[start..^end]));
    }
}

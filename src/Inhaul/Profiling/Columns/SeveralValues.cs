using System.Buffers;

namespace Inhaul.Profiling.Columns;

/// <summary>Whether the cells of a column hold several values each, such as <c>a;b;c</c>, <c>a|b</c> or a JSON array.</summary>
internal sealed class SeveralValues
{
    private const string Signs = ";|,[";

    /// <summary>From which share of the filled values on cells are told to hold several.</summary>
    private const double Telling = 0.05;

    private static readonly SearchValues<byte> Any = SearchValues.Create(";|,["u8);

    private readonly long[] _cells = new long[Signs.Length];
    private readonly long[] _parts = new long[Signs.Length];
    private readonly int[] _most = new int[Signs.Length];
    private readonly long[] _lines = new long[Signs.Length];

    /// <summary>Takes a value that is text.</summary>
    public void Observe(ReadOnlySpan<byte> value, long line, long times)
    {
        if (!value.ContainsAny(Any))
        {
            return;
        }

        if (value[0] == '[')
        {
            if (value[^1] == ']')
            {
                Take(Signs.IndexOf('[', StringComparison.Ordinal), value.Count((byte)',') + 1, line, times);
            }

            return;
        }

        for (var sign = 0; sign < 3; sign++)
        {
            // A comma is also what sentences and addresses have; between values of a list no spaces stand.
            var parts = Parts(value, (byte)Signs[sign]);
            if (parts > 1 && (Signs[sign] != ',' || !value.Contains((byte)' ')))
            {
                Take(sign, parts, line, times);
                return;
            }
        }
    }

    /// <summary>What the cells hold; null when too few hold several values.</summary>
    /// <param name="filled">How many filled values the column has.</param>
    public SeveralFinding? Find(long filled)
    {
        var sign = Array.IndexOf(_cells, _cells.Max());
        var share = filled == 0 ? 0 : (double)_cells[sign] / filled;
        return _cells[sign] < 2 || share < Telling
            ? null
            : new SeveralFinding(Signs[sign] == '[' ? "JSON array" : Signs[sign].ToString(), _cells[sign], share, (double)_parts[sign] / _cells[sign], _most[sign], _lines[sign]);
    }

    private void Take(int sign, int parts, long line, long times)
    {
        if (_cells[sign] == 0)
        {
            _lines[sign] = line;
        }

        _cells[sign] += times;
        _parts[sign] += parts * times;
        _most[sign] = Math.Max(_most[sign], parts);
    }

    /// <summary>How many parts that are not blank the sign separates.</summary>
    private static int Parts(ReadOnlySpan<byte> value, byte sign)
    {
        var parts = 0;
        foreach (var range in value.Split(sign))
        {
            parts += value[range].Trim((byte)' ').IsEmpty ? 0 : 1;
        }

        return parts;
    }
}

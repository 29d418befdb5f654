using System.Runtime.CompilerServices;

namespace Inhaul.Profiling;

/// <summary>The fields of some consecutive records, copied column by column, so that columns can be looked at while the next records are read.</summary>
internal sealed class ValueBatch
{
    private const int FullBytes = 1 << 21;
    private const int FullFields = 1 << 18;
    private const int MostKept = FullBytes * 4;

    private readonly ColumnValues[] _columns;
    private readonly List<long> _lines = [];
    private long _bytes;

    /// <param name="columns">How many fields a record has.</param>
    public ValueBatch(int columns) => _columns = [.. Enumerable.Range(0, columns).Select(_ => new ColumnValues())];

    /// <summary>How many records there are.</summary>
    public int Rows => _lines.Count;

    /// <summary>Whether it is time to hand it on.</summary>
    public bool IsFull => _bytes >= FullBytes || (long)Rows * _columns.Length >= FullFields;

    /// <summary>The fields of a column.</summary>
    public ColumnValues this[int column] => _columns[column];

    /// <summary>The line on which a record starts.</summary>
    public long LineOf(int row) => _lines[row];

    /// <summary>Begins a record; its fields are added next.</summary>
    public void Begin(long line) => _lines.Add(line);

    /// <summary>Copies a field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int column, ReadOnlySpan<byte> value)
    {
        _columns[column].Add(value);
        _bytes += value.Length;
    }

    /// <summary>Makes it empty. Columns whose huge values came at different times would add up, so what they took is given back.</summary>
    public void Clear()
    {
        var keepsMemory = _columns.Sum(column => column.Capacity) <= MostKept;
        foreach (var column in _columns)
        {
            column.Clear(keepsMemory);
        }

        _lines.Clear();
        _bytes = 0;
    }
}

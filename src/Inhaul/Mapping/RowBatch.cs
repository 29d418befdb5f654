namespace Inhaul.Mapping;

/// <summary>The good rows of a chunk as typed cells, ready for any writer. Rows keep the order of the input.</summary>
/// <param name="columns">The number of fields of each row.</param>
internal sealed class RowBatch(int columns)
{
    private Cell[] _cells = new Cell[Math.Max(1, columns) * 256];
    private int[] _indexes = new int[256];
    private byte[] _text = new byte[1 << 15];
    private int _textLength;
    private int[]? _byKey;

    /// <summary>The number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>The number of fields of each row.</summary>
    public int Columns => columns;

    /// <summary>The cells of a row, in the order of the definition's fields.</summary>
    public ReadOnlySpan<Cell> this[int row] => _cells.AsSpan(row * columns, columns);

    /// <summary>The position of a row in its chunk, from 0.</summary>
    public int IndexInChunk(int row) => _indexes[row];

    /// <summary>Whether a row has no value in one of some fields.</summary>
    public bool LacksAny(int row, ReadOnlySpan<int> fields)
    {
        var cells = this[row];
        foreach (var field in fields)
        {
            if (cells[field].Kind == CellKind.Null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The UTF-8 text of a cell that has one.</summary>
    public ReadOnlySpan<byte> Text(scoped in Cell cell) => _text.AsSpan((int)cell.Bits, cell.Length);

    /// <summary>Adds a row, its cells to be set by the caller.</summary>
    public Span<Cell> Add(int indexInChunk)
    {
        if (Count == _indexes.Length)
        {
            Array.Resize(ref _indexes, Count * 2);
            Array.Resize(ref _cells, _cells.Length * 2);
        }

        _indexes[Count] = indexInChunk;
        return _cells.AsSpan(Count++ * columns, columns);
    }

    /// <summary>Takes the last row away again.</summary>
    public void RemoveLast() => Truncate(Count - 1);

    /// <summary>Takes the last rows away again, down to a number of them.</summary>
    public void Truncate(int count) => (Count, _byKey) = (count, null);

    /// <summary>Takes the rows away for which a condition does not hold.</summary>
    public void Retain(Func<int, bool> condition)
    {
        var kept = 0;
        for (var row = 0; row < Count; row++)
        {
            if (condition(row))
            {
                this[row].CopyTo(_cells.AsSpan(kept * columns, columns));
                _indexes[kept++] = _indexes[row];
            }
        }

        Truncate(kept);
    }

    /// <summary>A batch of some of the rows, which shares their text.</summary>
    public RowBatch Select(ReadOnlySpan<int> rows)
    {
        var selected = new RowBatch(columns) { _text = _text, _textLength = _textLength };
        selected.Reserve(rows.Length, 0);
        foreach (var row in rows)
        {
            this[row].CopyTo(selected.Add(_indexes[row]));
        }

        return selected;
    }

    /// <summary>Takes all rows and their text away; the memory is used again.</summary>
    public void Clear() => (Count, _textLength, _byKey) = (0, 0, null);

    /// <summary>The rows in the order of their keys; found once, best where it holds nobody up.</summary>
    public int[] ByKey(int[] keyFields) => _byKey?.Length == Count ? _byKey : _byKey = KeyOrder.Of(this, keyFields);

    /// <summary>Makes room at once for as much as is known to come: growing by doubling would leave as much garbage again.</summary>
    public void Reserve(int rows, int textBytes)
    {
        if (_indexes.Length < rows)
        {
            Array.Resize(ref _indexes, rows);
            Array.Resize(ref _cells, rows * Math.Max(1, columns));
        }

        if (_text.Length < textBytes)
        {
            Array.Resize(ref _text, textBytes);
        }
    }

    /// <summary>Keeps text for a cell.</summary>
    public Cell Keep(CellKind kind, ReadOnlySpan<byte> text)
    {
        text.CopyTo(RoomFor(text.Length));
        var cell = new Cell(kind, text.Length, _textLength);
        _textLength += text.Length;
        return cell;
    }

    /// <summary>Keeps text for a cell.</summary>
    public Cell KeepUtf8(CellKind kind, string text)
    {
        var length = System.Text.Encoding.UTF8.GetBytes(text, RoomFor(System.Text.Encoding.UTF8.GetMaxByteCount(text.Length)));
        var cell = new Cell(kind, length, _textLength);
        _textLength += length;
        return cell;
    }

    private Span<byte> RoomFor(int length)
    {
        if (_text.Length - _textLength < length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _textLength + length));
        }

        return _text.AsSpan(_textLength);
    }
}

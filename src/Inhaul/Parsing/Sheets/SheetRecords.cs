using Inhaul.Sources;

namespace Inhaul.Parsing.Sheets;

/// <summary>Reads the rows of a sheet from the text that was made of it.</summary>
internal sealed class SheetRecords : RecordReader
{
    /// <summary>How much of the sheet is looked at to find the header.</summary>
    private const int LookedAtBytes = 1 << 16;

    private readonly TextLines _lines;
    private readonly SheetLine _fields = new();
    private readonly SourceLimits _limits;
    private readonly string _where;
    private readonly string _sheet;
    private readonly int? _headerRow;
    private int _firstColumn;

    private SheetRecords(TextLines lines, string where, string sheet, int? headerRow, SourceLimits limits) =>
        (_lines, _where, _sheet, _headerRow, _limits) = (lines, where, sheet, headerRow, limits);

    /// <summary>Reads a whole source with its header.</summary>
    /// <param name="source">The workbook.</param>
    /// <param name="headerRow">The row of the header; null to find it.</param>
    /// <param name="limits">What it may measure.</param>
    public static SheetRecords OfSource(SourceFile source, int? headerRow, SourceLimits limits) =>
        new(new TextLines(source.OpenUtf8(limits), limits.RecordBytes, source.Name), source.Name, source.Sheet!, headerRow, limits);

    /// <summary>Reads the bytes of a chunk, which have no header.</summary>
    public static SheetRecords OfChunk(ReadOnlyMemory<byte> raw, SheetLayout layout) =>
        new(new TextLines(raw), "the chunk", layout.Sheet, headerRow: null, new SourceLimits()) { _firstColumn = layout.FirstColumn };

    /// <inheritdoc/>
    public override RecordLayout ReadLayout()
    {
        var header = SheetHeader.Find(_lines.Ahead(LookedAtBytes), _headerRow);
        while (_lines.Read() && _lines.Number < (header.Line ?? long.MaxValue))
        {
            if (header.Line is null && !_lines.Line.IsEmpty)
            {
                break;
            }
        }

        if (_lines.Line.IsEmpty || (_headerRow is { } asked && _lines.Number != asked))
        {
            throw new InvalidConfigurationException($"--header-row {_headerRow}: that row of the sheet '{_sheet}' in {_where} has no values. Name the row that has the names of the columns.");
        }

        _fields.Split(_lines.Line);
        var first = Enumerable.Range(0, _fields.Count).First(i => !_fields.Raw(_lines.Line, i).IsEmpty);
        _firstColumn = header.FirstColumn(first);
        var count = _fields.Count - _firstColumn;
        if (count > _limits.Columns)
        {
            throw new InvalidConfigurationException(
                $"{_where} has {count} columns, more than the limit of {_limits.Columns}. Raise it with --limit columns={count} if that is meant.");
        }

        var (names, notes) = HeaderNames.From([.. Enumerable.Range(0, count).Select(i => _fields.Text(_lines.Line, i + _firstColumn))]);
        return new SheetLayout(_sheet, _firstColumn, names, header.Note is { } note ? [note, .. notes] : notes);
    }

    /// <summary>Moves to the next row; rows without values are passed over.</summary>
    /// <inheritdoc/>
    public override bool Read()
    {
        while (_lines.Read())
        {
            if (!_lines.Line.IsEmpty)
            {
                _fields.Split(_lines.Line);
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override int FieldCount => Math.Max(0, _fields.Count - _firstColumn);

    /// <inheritdoc/>
    public override long Line => _lines.Number;

    /// <inheritdoc/>
    public override long Offset => _lines.Offset;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Raw => _lines.Line;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Field(int index) => IsWithoutResult(index) ? default : _fields.Value(_lines.Line, index + _firstColumn);

    /// <summary>Cells at the end of a row may be missing; a value where the header has no column belongs to nothing.</summary>
    /// <inheritdoc/>
    public override RecordFault? FaultOf(RecordLayout layout)
    {
        var last = _firstColumn + layout.Columns.Count - 1;
        var stray = _fields.Count - 1 > last ? _fields.Count - 1 : Enumerable.Range(0, _firstColumn).FirstOrDefault(i => !_fields.Raw(_lines.Line, i).IsEmpty, -1);
        return stray < 0 ? null : new RecordFault(
            RowErrorCodes.FieldCount, $"the row has a value in column {SheetLayout.Letters(stray)}, the header has columns {SheetLayout.Letters(_firstColumn)} to {SheetLayout.Letters(last)}");
    }

    /// <inheritdoc/>
    public override RecordFault? FaultOf(int field)
    {
        if (!SheetLine.IsError(_fields.Raw(_lines.Line, field + _firstColumn)))
        {
            return null;
        }

        return IsWithoutResult(field)
            ? new RecordFault(RowErrorCodes.CellError, "the formula of the cell has no result in the file; open the workbook in a spreadsheet program, which works it out, and save it")
            : new RecordFault(RowErrorCodes.CellError, $"the cell shows {_fields.Text(_lines.Line, field + _firstColumn)}, an error and no value; mend it in the workbook, or correct the row");
    }

    /// <inheritdoc/>
    public override void Dispose() => _lines.Dispose();

    private bool IsWithoutResult(int field) => _fields.Raw(_lines.Line, field + _firstColumn).SequenceEqual("\\!="u8);
}

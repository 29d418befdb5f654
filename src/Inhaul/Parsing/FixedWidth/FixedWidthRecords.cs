using System.Text;
using Inhaul.Sources;

namespace Inhaul.Parsing.FixedWidth;

/// <summary>Reads text whose columns are at fixed places, counted in characters; blanks around a value fill its column.</summary>
internal sealed class FixedWidthRecords : RecordReader
{
    private readonly TextLines _lines;
    private readonly FixedWidthLayout _layout;
    private readonly SourceLimits _limits;
    private readonly string _where;
    private readonly int[] _starts;
    private readonly int _lastStart;

    private FixedWidthRecords(TextLines lines, FixedWidthLayout layout, SourceLimits limits, string where)
    {
        (_lines, _layout, _limits, _where) = (lines, layout, limits, where);
        _starts = new int[layout.Widths.Count + 1];
        _lastStart = layout.Widths.SkipLast(1).Sum();
    }

    /// <summary>Reads a whole source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="layout">The widths, and names if they are known.</param>
    /// <param name="limits">What it may measure.</param>
    public static FixedWidthRecords OfSource(SourceFile source, FixedWidthLayout layout, SourceLimits limits) =>
        new(new TextLines(source.OpenUtf8(limits), limits.RecordBytes, source.Name), layout, limits, source.Name);

    /// <summary>Reads the bytes of a chunk, which have no header.</summary>
    public static FixedWidthRecords OfChunk(ReadOnlyMemory<byte> raw, FixedWidthLayout layout) => new(new TextLines(raw), layout, new SourceLimits(), "the chunk");

    /// <inheritdoc/>
    public override RecordLayout ReadLayout()
    {
        if (_layout.Widths.Count > _limits.Columns)
        {
            throw new InvalidConfigurationException($"{_where}: --widths has {_layout.Widths.Count} columns, more than the limit of {_limits.Columns}.");
        }

        if (_lines.Ahead(3).StartsWith("\uFEFF"u8))
        {
            _lines.PassOver(3);
        }

        IReadOnlyList<string> names = _layout.Columns;
        if (_layout.HasHeader)
        {
            if (!Read())
            {
                throw new InvalidConfigurationException($"{_where} has only blank lines: there is no header and nothing to import.");
            }

            names = [.. names.Select((name, i) => name.Length > 0 ? name : Encoding.UTF8.GetString(Field(i)))];
        }

        var (columns, notes) = HeaderNames.From(names);
        return _layout with { Columns = columns, Notes = [.. _layout.Notes, .. notes] };
    }

    /// <summary>Moves to the next line; blank lines are passed over.</summary>
    /// <inheritdoc/>
    public override bool Read()
    {
        while (_lines.Read())
        {
            if (!_lines.Line.Trim((byte)' ').IsEmpty)
            {
                for (var i = 0; i < _layout.Widths.Count; i++)
                {
                    _starts[i + 1] = _layout.Widths[i] == 0 ? Raw.Length : FixedWidthLine.Place(Raw, _starts[i], _layout.Widths[i]);
                }

                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override int FieldCount => _layout.Widths.Count;

    /// <inheritdoc/>
    public override long Line => _lines.Number;

    /// <inheritdoc/>
    public override long Offset => _lines.Offset;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Raw => _lines.Line;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Field(int index) => Raw[_starts[index].._starts[index + 1]].Trim((byte)' ');

    /// <inheritdoc/>
    public override RecordFault? FaultOf(RecordLayout layout)
    {
        if (_starts[^2] >= Raw.Length)
        {
            return Fault($"the line has {FixedWidthLine.Length(Raw)} characters and is too short: its last column begins with character {_lastStart + 1}");
        }

        if (!Raw[_starts[^1]..].Trim((byte)' ').IsEmpty)
        {
            return Fault($"the line has {FixedWidthLine.Length(Raw)} characters and is too long: its columns have {_lastStart + _layout.Widths[^1]}");
        }

        for (var i = 1; _layout.IsFound && i < _layout.Widths.Count; i++)
        {
            if (Raw[_starts[i] - 1] != ' ')
            {
                return Fault($"a value reaches from the column '{layout.Columns[i - 1]}' into '{layout.Columns[i]}', so that it is not clear where it ends; say the widths of the columns with --widths");
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override void Dispose() => _lines.Dispose();

    private static RecordFault Fault(string message) => new(RowErrorCodes.LineLength, message);
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Inhaul.Sources;

namespace Inhaul.Parsing.Json;

/// <summary>The one way Inhaul reads JSON: its records are lines, values that follow one another, or the elements of an array.</summary>
internal sealed class JsonRecords : RecordReader
{
    private static readonly JsonPlace Everything = new(JsonForm.Lines, null, 0, 1);

    private readonly SourceFile? _source;
    private readonly SourceLimits _limits;
    private readonly string _where;
    private ParseOptions _options = ParseOptions.None;
    private CancellationToken _cancellationToken;
    private JsonPlace _place;
    private JsonBuffer _buffer;
    private JsonFields _fields;
    private JsonReaderState _state;
    private int _columns;
    private long _position;
    private long _start;
    private int _length;
    private long _line;

    private JsonRecords(SourceFile? source, SourceLimits limits, string where, JsonPlace place, JsonBuffer buffer, JsonTree tree, int columns)
    {
        (_source, _limits, _where) = (source, limits, where);
        Start(place, buffer, tree, columns);
    }

    /// <summary>Reads a whole source, once its layout is read.</summary>
    public static JsonRecords OfSource(SourceFile source, ParseOptions options, SourceLimits limits, CancellationToken cancellationToken) =>
        new(source, limits, source.Name, Everything, JsonBuffer.OfText(Stream.Null), new JsonTree(JsonRecordKind.Scalar), columns: 0) { _options = options, _cancellationToken = cancellationToken };

    /// <summary>Reads the records at a place of a source for their names, which a tree does not know yet.</summary>
    public static JsonRecords OfPlace(SourceFile source, SourceLimits limits, JsonPlace place, JsonTree tree) =>
        new(source, limits, source.Name, place, JsonBuffer.OfText(source.OpenUtf8()), tree, columns: 0);

    /// <summary>Reads the bytes of a chunk.</summary>
    public static JsonRecords OfChunk(ReadOnlyMemory<byte> raw, JsonLayout layout, SourceLimits limits) => new(
        null, limits, "the chunk", Everything with { Form = layout.Form }, JsonBuffer.OfChunk(raw), JsonTree.Of(layout), layout.Columns.Count);

    /// <inheritdoc/>
    public override int FieldCount => _columns;

    /// <inheritdoc/>
    public override long Line => _line;

    /// <inheritdoc/>
    public override long Offset => _start;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Raw => _buffer.Slice(_start, _length);

    /// <summary>Whether the current record is no JSON.</summary>
    public bool IsMalformed => _fields.Fault?.Code == RowErrorCodes.MalformedJson;

    /// <summary>What the current record is.</summary>
    public JsonRecordKind Kind => _fields.Kind;

    /// <summary>Whether the current record has a name, or a value where there was none, that the tree does not know.</summary>
    public bool HasNews => _fields.HasNews;

    /// <inheritdoc/>
    public override RecordLayout ReadLayout()
    {
        var (layout, place) = new JsonLearner(_source!, _options, _limits, _cancellationToken).Learn();
        _buffer.Dispose();
        Start(place, JsonBuffer.OfText(_source!.OpenUtf8()), JsonTree.Of(layout), layout.Columns.Count);
        return layout;
    }

    /// <inheritdoc/>
    public override bool Read()
    {
        var previous = _start + _length;
        var isRead = _place.Form == JsonForm.Lines ? ReadLine() : ReadValue();
        if (isRead && _start - previous > _limits.RecordBytes)
        {
            throw new InvalidConfigurationException(
                $"{_where}, line {_line}: in front of the record that starts here are more than {_limits.RecordBytes} bytes without any. Take the white space out.");
        }

        return isRead;
    }

    /// <inheritdoc/>
    public override RecordFault? FaultOf(RecordLayout layout) => _fields.Fault ?? Found().Find(fault => fault.Column is null);

    /// <inheritdoc/>
    public override IReadOnlyList<RecordFault> Complaints => Found();

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Field(int index) => _fields.Of(Raw, index);

    /// <inheritdoc/>
    public override RecordFault? FaultOf(int field) => _fields.FaultOf(field);

    /// <inheritdoc/>
    public override void Dispose() => _buffer.Dispose();

    [MemberNotNull(nameof(_place), nameof(_buffer), nameof(_fields))]
    private void Start(JsonPlace place, JsonBuffer buffer, JsonTree tree, int columns)
    {
        (_place, _buffer, _columns, _fields) = (place, buffer, columns, new JsonFields(tree, columns));
        buffer.PassTo(place.Offset, place.Line);
        _position = Math.Min(place.Offset, buffer.End);
        (_start, _length) = (_position, 0);
        _state = place.Form == JsonForm.Array ? JsonSyntax.StartOfArray : JsonSyntax.StartOfSeveral;
    }

    private List<RecordFault> Found() => FolderRows.ReadFaults(_fields.Faults(Raw));

    private bool ReadLine()
    {
        while (LineEnd() is >= 0 and var end)
        {
            var line = _buffer.Slice(_position, (int)(end - _position));
            var blank = line.StartsWith("\uFEFF"u8) ? 3 : 0;
            blank += line[blank..].IndexOfAnyExcept(" \t\r"u8) is >= 0 and var text ? text : line.Length - blank;
            line = line[blank..].TrimEnd(" \t\r"u8);
            var start = _position + blank;
            _position = end + 1;
            if (!line.IsEmpty)
            {
                (_start, _length, _line) = (start, line.Length, _buffer.LineAt(start));
                TakeLine(line);
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the line that is next ends; -1 when there is none.</summary>
    private long LineEnd()
    {
        var searched = 0;
        do
        {
            var rest = _buffer.From(_position);
            var found = rest[searched..].IndexOf((byte)'\n');
            searched = found < 0 ? rest.Length : searched + found;
            if (searched > _limits.RecordBytes)
            {
                throw JsonSyntax.TooLong(_where, _buffer.LineAt(_position), _limits.RecordBytes);
            }

            if (found >= 0)
            {
                return _position + searched;
            }
        }
        while (_buffer.Extend(_position));

        return -1;
    }

    private void TakeLine(ReadOnlySpan<byte> line)
    {
        _fields.Begin();
        var reader = new Utf8JsonReader(line, isFinalBlock: true, JsonSyntax.Start);
        try
        {
            while (reader.Read())
            {
                CheckDepth(ref reader);
                _fields.Take(ref reader, (int)reader.TokenStartIndex);
            }
        }
        catch (JsonException exception)
        {
            _fields.RefuseText($"the line is not JSON at position {exception.BytePositionInLine + 1}: {JsonSyntax.Reason(exception)}");
        }
    }

    private bool ReadValue()
    {
        _fields.Begin();
        var isBegun = false;
        do
        {
            var reader = new Utf8JsonReader(_buffer.From(_position), isFinalBlock: false, _state);
            if (ReadTokens(ref reader, ref isBegun) is { } isRead)
            {
                return isRead;
            }

            if (_buffer.End - (isBegun ? _start : _position) > _limits.RecordBytes)
            {
                throw JsonSyntax.TooLong(_where, isBegun ? _line : _buffer.LineAt(_position), _limits.RecordBytes);
            }
        }
        while (_buffer.Extend(isBegun ? _start : _position));

        return isBegun ? throw JsonSyntax.Unfinished(_where, _line) : false;
    }

    /// <summary>Reads on in the bytes that are there.</summary>
    /// <returns>True when a record is complete, false behind the last, null when more bytes are needed.</returns>
    private bool? ReadTokens(ref Utf8JsonReader reader, ref bool isBegun)
    {
        var depth = _place.Form == JsonForm.Array ? 1 : 0;
        bool? result = null;
        while (result is null && NextToken(ref reader))
        {
            if (reader.CurrentDepth < depth)
            {
                return false;
            }

            var start = _position + reader.TokenStartIndex;
            if (!isBegun)
            {
                (isBegun, _start, _line) = (true, start, _buffer.LineAt(start));
            }

            CheckDepth(ref reader);
            _fields.Take(ref reader, (int)(start - _start));
            if (reader.CurrentDepth == depth && !JsonSyntax.IsStart(reader.TokenType))
            {
                _length = checked((int)(_position + reader.BytesConsumed - _start));
                result = _length <= _limits.RecordBytes ? true : throw JsonSyntax.TooLong(_where, _line, _limits.RecordBytes);
            }
        }

        _position += reader.BytesConsumed;
        _state = reader.CurrentState;
        return result;
    }

    private void CheckDepth(ref Utf8JsonReader reader)
    {
        if (JsonSyntax.IsTooDeep(ref reader, _limits.JsonDepth))
        {
            throw JsonSyntax.TooDeep(_where, _line, _limits.JsonDepth);
        }
    }

    private bool NextToken(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (JsonException exception)
        {
            throw JsonSyntax.Wrong(_where, _place.Line + exception.LineNumber!.Value, exception.BytePositionInLine!.Value + 1, JsonSyntax.Reason(exception));
        }
    }
}

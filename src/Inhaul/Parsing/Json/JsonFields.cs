using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Inhaul.Parsing.Json;

/// <summary>
/// The fields of one record, found while its tokens pass by. A field is a place in the record's bytes; only text with escapes is
/// written anew. Nothing is allocated for a value.
/// </summary>
/// <param name="tree">The names.</param>
/// <param name="columns">How many columns there are; none while the names are learned.</param>
internal sealed class JsonFields(JsonTree tree, int columns)
{
    private readonly int[] _starts = new int[columns];
    private readonly int[] _lengths = new int[columns];
    private readonly bool[] _isHalf = new bool[columns];
    private bool _hasHalf;
    private byte[] _text = new byte[256];
    private int _textLength;
    private byte[] _name = new byte[64];
    private long _record;
    private JsonNode? _above;
    private JsonNode? _node;
    private (int Start, int Length) _faults;
    private int _open;
    private int _opened;

    /// <summary>What the record is.</summary>
    public JsonRecordKind Kind { get; private set; }

    /// <summary>Why the record is no row; null when nothing was found against it.</summary>
    public RecordFault? Fault { get; private set; }

    /// <summary>Whether the record has a name, or a value where there was none, that the tree does not know.</summary>
    public bool HasNews { get; private set; }

    /// <summary>Begins a record.</summary>
    public void Begin()
    {
        _record++;
        _lengths.AsSpan().Clear();
        if (_hasHalf)
        {
            _isHalf.AsSpan().Clear();
            _hasHalf = false;
        }

        (_textLength, _open, _faults) = (0, 0, default);
        (_above, _node) = (null, null);
        (Fault, HasNews) = (null, false);
    }

    /// <summary>Takes the record's next token.</summary>
    /// <param name="reader">The reader, standing on it.</param>
    /// <param name="start">Where it starts in the record.</param>
    public void Take(ref Utf8JsonReader reader, int start)
    {
        var token = reader.TokenType;
        if (_open > 0)
        {
            PassOver(token, start);
            return;
        }

        if (_above is null)
        {
            BeginRecord(token);
        }
        else if (_above == tree.Root && tree.Kind == JsonRecordKind.Array && token != JsonTokenType.EndArray)
        {
            _node = _above.Next();
            HasNews |= _node is null;
        }

        switch (token)
        {
            case JsonTokenType.PropertyName:
                TakeName(ref reader, _above!);
                break;
            case JsonTokenType.StartArray when _above is null && _node is not null:
            case JsonTokenType.StartObject when _node is not null:
                _above = _node;
                _above.Begin();
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                (_open, _opened) = (1, start);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _above = _above!.Parent;
                break;
            case JsonTokenType.String when reader.ValueIsEscaped:
                TakeEscaped(reader.ValueSpan);
                break;
            case JsonTokenType.String:
                Set(start + 1, reader.ValueSpan.Length);
                break;
            case JsonTokenType.Null:
                break;
            default:
                Set(start, reader.ValueSpan.Length);
                break;
        }
    }

    /// <summary>Says why the record is no row, unless something else was found before.</summary>
    public void Refuse(string code, string message) => Fault ??= new RecordFault(code, message);

    /// <summary>Says that the record is no JSON, which counts more than whatever its beginning looked like.</summary>
    public void RefuseText(string message) => Fault = new RecordFault(RowErrorCodes.MalformedJson, message);

    /// <summary>The value of a column, in the bytes of the record or out of them.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> record, int column) =>
        _lengths[column] == 0 ? default
        : _starts[column] < 0 ? _text.AsSpan(~_starts[column], _lengths[column])
        : record.Slice(_starts[column], _lengths[column]);

    /// <summary>Why the value of a column is none; null when it is one.</summary>
    public RecordFault? FaultOf(int column) => _isHalf[column]
        ? new RecordFault(RowErrorCodes.InvalidCharacter, "the text holds half of a surrogate pair, such as \\ud83d without what belongs to it, which is no character")
        : null;

    /// <summary>What was found against the record before it was read, as JSON; empty for nothing.</summary>
    public ReadOnlySpan<byte> Faults(ReadOnlySpan<byte> record) => record.Slice(_faults.Start, _faults.Length);

    private void BeginRecord(JsonTokenType token)
    {
        Kind = token switch
        {
            JsonTokenType.StartObject => JsonRecordKind.Object,
            JsonTokenType.StartArray => JsonRecordKind.Array,
            _ => JsonRecordKind.Scalar,
        };
        if (Kind == tree.Kind)
        {
            _node = tree.Root;
        }
        else
        {
            Refuse(RowErrorCodes.NotARecord, $"this is {Called(token)}, not {Called(tree.Kind)} like other records");
        }
    }

    private void TakeName(ref Utf8JsonReader reader, JsonNode above)
    {
        var name = JsonText.Of(ref reader, ref _name, out var isWhole);
        _node = above.Find(name);
        if (_node is null)
        {
            HasNews = true;
            if (!JsonTree.IsName(name, isWhole) && Utf8.IsValid(name))
            {
                Refuse(RowErrorCodes.InvalidCharacter, "a name in the record holds a NUL character or half of a surrogate pair, which no column can be called");
            }
        }
        else if (_node.SeenIn == _record)
        {
            Refuse(RowErrorCodes.RepeatedName, $"the name '{string.Join('.', _node.Path)}' stands twice in the record; leave one of them out");
        }
        else
        {
            _node.SeenIn = _record;
        }
    }

    private void TakeEscaped(ReadOnlySpan<byte> value)
    {
        if (_node is not { Column: >= 0 } node)
        {
            Set(0, 0);
            return;
        }

        if (_text.Length - _textLength < value.Length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _textLength + value.Length));
        }

        var length = JsonText.Unescape(value, _text.AsSpan(_textLength), out var isWhole);
        Set(~_textLength, length);
        if (!isWhole)
        {
            (_isHalf[node.Column], _hasHalf) = (true, true);
        }

        _textLength += length;
    }

    /// <summary>Inside an array, which is one value, or an object that nothing is known of.</summary>
    private void PassOver(JsonTokenType token, int start)
    {
        if (JsonSyntax.IsStart(token))
        {
            _open++;
        }
        else if (token is JsonTokenType.EndObject or JsonTokenType.EndArray && --_open == 0)
        {
            Set(_opened, start + 1 - _opened);
        }
    }

    private void Set(int start, int length)
    {
        if (_node is { Column: >= 0 })
        {
            (_starts[_node.Column], _lengths[_node.Column]) = (start, length);
        }
        else
        {
            _faults = _node is { HoldsFaults: true } ? (start, length) : _faults;
            HasNews |= _node is { HasValue: false };
        }
    }

    private static string Called(JsonRecordKind kind) => kind switch
    {
        JsonRecordKind.Object => "an object",
        JsonRecordKind.Array => "an array",
        _ => "a single value",
    };

    private static string Called(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };
}

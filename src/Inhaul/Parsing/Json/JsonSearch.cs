using System.Text.Json;
using Inhaul.Sources;

namespace Inhaul.Parsing.Json;

/// <summary>
/// Finds the records of a JSON source. Its first value is read from end to end, and what follows it decides: nothing makes it a
/// document, whose records are the elements of an array in it; another value on the next line makes a record of every line.
/// </summary>
internal sealed class JsonSearch : IDisposable
{
    /// <summary>Where the records of a document are if nobody says it, the likeliest first.</summary>
    private static readonly string[] UsualNames = ["data", "records", "items", "results", "rows"];

    private readonly JsonBuffer _buffer;
    private readonly JsonArrayPaths _arrays;
    private readonly string _where;
    private readonly string? _asked;
    private readonly SourceLimits _limits;
    private readonly CancellationToken _cancellationToken;
    private JsonPlace? _array;
    private long _position;
    private JsonPlace _first = new(JsonForm.Lines, null, 0, 1);

    private JsonSearch(SourceFile source, ParseOptions options, SourceLimits limits, CancellationToken cancellationToken)
    {
        (_where, _asked, _limits, _cancellationToken) = (source.Name, options.Records, limits, cancellationToken);
        _buffer = JsonBuffer.OfText(source.OpenUtf8());
        _arrays = new JsonArrayPaths(_asked is null ? UsualNames : [_asked]);
    }

    /// <summary>Finds the records of a source.</summary>
    /// <exception cref="InvalidConfigurationException">The source is not JSON, or has no records where they should be.</exception>
    public static JsonPlace Find(SourceFile source, ParseOptions options, SourceLimits limits, CancellationToken cancellationToken)
    {
        using var search = new JsonSearch(source, options, limits, cancellationToken);
        try
        {
            return search.FindPlace();
        }
        catch (JsonException fault)
        {
            var line = search._first.Line + fault.LineNumber!.Value;
            return options.Records is null && search.IsOfFirstLine(source, line)
                ? search._first
                : throw JsonSyntax.Wrong(source.Name, line, fault.BytePositionInLine!.Value + 1, JsonSyntax.Reason(fault));
        }
    }

    private static ReadOnlySpan<byte> Mark => "\uFEFF"u8;

    public void Dispose() => _buffer.Dispose();

    /// <summary>Whether only the first line is wrong: it does no harm beyond the second, which is a record.</summary>
    private bool IsOfFirstLine(SourceFile source, long faultLine)
    {
        try
        {
            using var lines = JsonRecords.OfPlace(source, _limits, _first, new JsonTree(JsonRecordKind.Scalar));
            return lines.Read() && lines.IsMalformed && lines.Read() && !lines.IsMalformed && lines.Raw[0] is (byte)'{' or (byte)'[' && faultLine <= lines.Line;
        }
        catch (InvalidConfigurationException)
        {
            return false;
        }
    }

    private JsonPlace FindPlace()
    {
        while (_buffer.End < Mark.Length && _buffer.Extend(0))
        {
        }

        _position = _buffer.From(0).StartsWith(Mark) ? Mark.Length : 0;
        var start = PassBlanks();
        var (line, first) = (_buffer.LineAt(start), Next());
        _first = new JsonPlace(JsonForm.Lines, null, start, line);
        ReadValue();
        var lastLine = _buffer.LineAt(_position - 1);
        var followsOnLine = _buffer.LineAt(PassBlanks());
        if (Next() is not { } next)
        {
            return Document(first == '[');
        }

        if (_asked is not null)
        {
            throw new InvalidConfigurationException($"{_where} is no single document but has one value after the other: each is a record, and there is nothing at '{_asked}'. Leave --records out.");
        }

        var isLike = next == first;
        return lastLine == line && followsOnLine > line && (isLike || first == '{') ? _first
            : isLike ? _first with { Form = JsonForm.Values }
            : throw JsonSyntax.Wrong(_where, followsOnLine, 1, "something follows the end of the document on this line");
    }

    private JsonPlace Document(bool isArray)
    {
        if (_asked is null)
        {
            return isArray ? _first with { Form = JsonForm.Array, Offset = _first.Offset + 1 } : _array ?? _first with { Form = JsonForm.Values };
        }

        return _array ?? throw new InvalidConfigurationException(
            $"{_where} has no array at '{_asked}'. " + (isArray ? "It is an array itself; leave --records out."
                : _arrays.Others.Count == 0 ? "It has no array at all; leave --records out to import it as one record."
                : $"It has arrays at {NameList.Of(_arrays.Others)}; name one of them with --records."));
    }

    private void ReadValue()
    {
        var state = JsonSyntax.Start;
        do
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var reader = new Utf8JsonReader(_buffer.From(_position), isFinalBlock: false, state);
            var isComplete = ReadTokens(ref reader);
            _position += reader.BytesConsumed;
            state = reader.CurrentState;
            if (isComplete)
            {
                return;
            }

            if (_buffer.End - _position > _limits.RecordBytes)
            {
                throw JsonSyntax.TooLong(_where, _buffer.LineAt(_position), _limits.RecordBytes);
            }
        }
        while (_buffer.Extend(_position));

        throw JsonSyntax.Unfinished(_where, _first.Line);
    }

    private bool ReadTokens(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
            if (JsonSyntax.IsTooDeep(ref reader, _limits.JsonDepth))
            {
                throw JsonSyntax.TooDeep(_where, _buffer.LineAt(_position + reader.TokenStartIndex), _limits.JsonDepth);
            }

            if (_arrays.Take(ref reader))
            {
                var behind = _position + reader.BytesConsumed;
                _array = new JsonPlace(JsonForm.Array, _arrays.Best, behind, _buffer.LineAt(behind));
            }

            if (reader.CurrentDepth == 0 && !JsonSyntax.IsStart(reader.TokenType))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Goes to the next byte that is no white space, and tells where it is.</summary>
    private long PassBlanks()
    {
        while (true)
        {
            var text = _buffer.From(_position).IndexOfAnyExcept(" \t\r\n"u8);
            _position = text >= 0 ? _position + text : _buffer.End;
            if (text >= 0 || !_buffer.Extend(_position))
            {
                return _position;
            }
        }
    }

    private char? Next() => _buffer.From(_position) is [var next, ..] ? (char)next : null;
}

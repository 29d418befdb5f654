namespace Inhaul.Sources.Workbooks.Xlsx;

/// <summary>
/// Reads XML as the parts of workbooks have it, tag by tag, in bytes. What it needs in memory is one tag, whatever it reads:
/// a general reader of XML keeps names, values and open elements, however many somebody put there.
/// </summary>
/// <param name="part">The part as UTF-8, closed together with this.</param>
internal sealed class XmlTokens(Stream part) : IDisposable
{
    private const int LongestTag = 1 << 16;

    private readonly byte[] _buffer = new byte[LongestTag];
    private int _start;
    private int _next;
    private int _end;
    private (int Start, int Length) _name;
    private (int Start, int Length) _inside;
    private bool _isInLiteral;

    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    /// <summary>What it stands on.</summary>
    public XmlToken Token { get; private set; }

    /// <summary>The name of the element, without its prefix.</summary>
    public ReadOnlySpan<byte> Name => _buffer.AsSpan(_name.Start, _name.Length);

    /// <summary>Whether the element has nothing inside, so that no end follows.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>The text as it stands, entities and all.</summary>
    public ReadOnlySpan<byte> Raw => _buffer.AsSpan(_start, _next - _start);

    /// <summary>Whether what looks like an entity in the text is none.</summary>
    public bool IsLiteral { get; private set; }

    /// <summary>Moves on.</summary>
    /// <returns>False at the end of the part.</returns>
    /// <exception cref="InvalidDataException">It is not XML as workbooks have it.</exception>
    public bool Read()
    {
        for (_start = _next; _isInLiteral || Has(1); _start = _next)
        {
            if (_isInLiteral ? ReadLiteral() : _buffer[_start] == '<' ? ReadMarkup() : ReadText())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it stands on the start of an element with a name.</summary>
    public bool IsStart(ReadOnlySpan<byte> name) => Token == XmlToken.Start && Name.SequenceEqual(name);

    /// <summary>Whether it stands on the end of an element with a name.</summary>
    public bool IsEnd(ReadOnlySpan<byte> name) => Token == XmlToken.End && Name.SequenceEqual(name);

    /// <summary>An attribute of the element by its name without prefix, as it stands; empty when there is none.</summary>
    public ReadOnlySpan<byte> Attribute(ReadOnlySpan<byte> name)
    {
        var rest = (ReadOnlySpan<byte>)_buffer.AsSpan(_inside.Start, _inside.Length);
        while (rest.IndexOf((byte)'=') is var equals and > 0)
        {
            var found = rest[..equals].TrimEnd(Blanks);
            rest = rest[(equals + 1)..].TrimStart(Blanks);
            var close = rest is [(byte)'"' or (byte)'\'', ..] ? rest[1..].IndexOf(rest[0]) : -1;
            if (close < 0)
            {
                throw new InvalidDataException("an attribute has no quotes");
            }

            if (found.EndsWith(name) && found.Length > name.Length && found[^(name.Length + 1)] is (byte)' ' or (byte)':' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            {
                return rest[1..(close + 1)];
            }

            rest = rest[(close + 2)..];
        }

        return default;
    }

    /// <summary>An attribute as text; null when there is none.</summary>
    public string? Text(ReadOnlySpan<byte> attribute)
    {
        var raw = Attribute(attribute);
        return raw.IsEmpty ? null : XmlText.Of(raw);
    }

    /// <summary>Goes behind some bytes without a look at what is before them.</summary>
    /// <returns>False when they do not come.</returns>
    public bool PassOver(ReadOnlySpan<byte> end)
    {
        _start = _next;
        int found;
        while ((found = _buffer.AsSpan(_start, _end - _start).IndexOf(end)) < 0)
        {
            _start = Math.Max(_start, _end - end.Length + 1);
            if (!Has(_end - _start + 1))
            {
                _next = _end;
                return false;
            }
        }

        _next = _start + found + end.Length;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => part.Dispose();

    private bool ReadMarkup()
    {
        if (!Has(2) || _buffer[_start + 1] is not ((byte)'!' or (byte)'?'))
        {
            return ReadTag();
        }

        if (Starts("<?"u8))
        {
            PassOverAll(2, "?>"u8);
        }
        else if (Starts("<!--"u8))
        {
            PassOverAll(4, "-->"u8);
        }
        else if (Starts("<![CDATA["u8))
        {
            _next = _start + 9;
            _isInLiteral = true;
        }
        else
        {
            throw new InvalidDataException("a part has a document type, which parts of workbooks have not");
        }

        return false;
    }

    private bool ReadTag()
    {
        var length = TagLength();
        _next = _start + length;
        var isEnd = _buffer[_start + 1] == '/';
        IsEmpty = !isEnd && _buffer[_next - 2] == '/';
        Token = isEnd ? XmlToken.End : XmlToken.Start;
        var first = _start + (isEnd ? 2 : 1);
        var last = _next - (IsEmpty ? 2 : 1);
        var inside = _buffer.AsSpan(first, Math.Max(0, last - first));
        var name = inside.IndexOfAny(Blanks) is var blank and >= 0 ? blank : inside.Length;
        var local = Local(inside[..name]).Length;
        _name = (first + name - local, local);
        _inside = (first + name, inside.Length - name);
        return true;
    }

    /// <summary>The length of the tag that begins here; a '>' in quotes does not end it.</summary>
    private int TagLength()
    {
        // Nearly all tags are there as a whole, and have no such sign in them.
        var there = _buffer.AsSpan(_start, _end - _start);
        if (there.IndexOf((byte)'>') is var end and >= 0 && !there[..end].Contains((byte)'\'') && (there[..end].Count((byte)'"') & 1) == 0)
        {
            return end + 1;
        }

        var scanned = 1;
        byte quote = 0;
        while (true)
        {
            var rest = _buffer.AsSpan(_start + scanned, _end - _start - scanned);
            var found = quote == 0 ? rest.IndexOfAny((byte)'>', (byte)'"', (byte)'\'') : rest.IndexOf(quote);
            if (found < 0)
            {
                scanned = _end - _start;
                Demand(scanned + 1);
                continue;
            }

            scanned += found + 1;
            if (quote == 0 && rest[found] == '>')
            {
                return scanned;
            }

            quote = quote == 0 ? rest[found] : (byte)0;
        }
    }

    /// <summary>Text up to the next tag, or as much of it as is there, not cut within an entity or a line end.</summary>
    private bool ReadText()
    {
        var text = _buffer.AsSpan(_start, _end - _start);
        var length = text.IndexOf((byte)'<');
        if (length < 0)
        {
            length = text.Length;
            var tail = text[Math.Max(0, length - XmlText.LongestEntity)..];
            var cut = tail.LastIndexOfAny((byte)'&', (byte)'\r');
            if (cut >= 0 && !tail[cut..].Contains((byte)';') && (tail[cut] == '&' || cut == tail.Length - 1))
            {
                length -= tail.Length - cut;
                if (length == 0 && Has(_end - _start + 1))
                {
                    _next = _start;
                    return false;
                }

                length = length == 0 ? _end - _start : length;
            }
        }

        return Give(length, isLiteral: false);
    }

    private bool ReadLiteral()
    {
        Demand(3);
        var text = _buffer.AsSpan(_start, _end - _start);
        var close = text.IndexOf("]]>"u8);
        if (close == 0)
        {
            _next = _start + 3;
            return _isInLiteral = false;
        }

        return Give(close < 0 ? text.Length - 2 : close, isLiteral: true);
    }

    private bool Give(int length, bool isLiteral)
    {
        _next = _start + length;
        IsLiteral = isLiteral;
        Token = XmlToken.Text;
        return true;
    }

    private bool Starts(ReadOnlySpan<byte> with) => Has(with.Length) && _buffer.AsSpan(_start, with.Length).SequenceEqual(with);

    private void PassOverAll(int begin, ReadOnlySpan<byte> end)
    {
        _next = _start + begin;
        if (!PassOver(end))
        {
            throw Cut();
        }
    }

    private void Demand(int bytes)
    {
        if (!Has(bytes))
        {
            throw Cut();
        }
    }

    private static InvalidDataException Cut() => new("a part ends in its middle");

    /// <summary>Whether so many bytes from the start of the token on are there, or can be read.</summary>
    private bool Has(int bytes)
    {
        while (_end - _start < bytes)
        {
            if (_end - _start == _buffer.Length)
            {
                throw new InvalidDataException($"a tag is longer than {LongestTag} bytes");
            }

            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _next, _end) = (0, 0, _end - _start);
            var read = part.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0)
            {
                return false;
            }

            _end += read;
        }

        return true;
    }

    private static ReadOnlySpan<byte> Local(ReadOnlySpan<byte> name) => name[(name.IndexOf((byte)':') + 1)..];
}

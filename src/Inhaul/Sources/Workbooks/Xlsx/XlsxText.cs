using System.Buffers;

namespace Inhaul.Sources.Workbooks.Xlsx;

/// <summary>Reads a text of a cell: all its runs as one, without how they look and without what tells how to read them aloud.</summary>
/// <param name="limits">What it may measure.</param>
internal sealed class XlsxText(SourceLimits limits)
{
    private readonly ArrayBufferWriter<byte> _escaped = new();
    private readonly ArrayBufferWriter<byte> _text = new();

    /// <summary>Reads the text of an element that the reader stands on, up to its end.</summary>
    /// <returns>The text, valid until the next is read.</returns>
    public ReadOnlySpan<byte> Read(XmlTokens xml, ReadOnlySpan<byte> element)
    {
        Clear();
        var isWanted = false;
        var isPhonetic = false;
        var isOpen = !xml.IsEmpty;
        while (isOpen && Next(xml))
        {
            if (xml.IsStart("t"u8))
            {
                isWanted = !xml.IsEmpty && !isPhonetic;
            }
            else if (xml.IsStart("rPh"u8))
            {
                isPhonetic = !xml.IsEmpty;
            }
            else if (xml.IsEnd("rPh"u8))
            {
                isPhonetic = false;
            }
            else if (xml.Token == XmlToken.Text && isWanted)
            {
                Append(xml);
            }
            else if (xml.Token == XmlToken.End)
            {
                isWanted = false;
                isOpen = !xml.Name.SequenceEqual(element);
            }
        }

        return Unescaped();
    }

    /// <summary>Reads what stands in an element that the reader stands on, up to its end; nothing else is in it.</summary>
    /// <returns>The text, valid until the next is read.</returns>
    public ReadOnlySpan<byte> ReadValue(XmlTokens xml)
    {
        Clear();
        while (!xml.IsEmpty && Next(xml) && xml.Token != XmlToken.End)
        {
            if (xml.Token == XmlToken.Text)
            {
                Append(xml);
            }
        }

        return _escaped.WrittenSpan;
    }

    /// <summary>What <see cref="ReadValue"/> read, as text.</summary>
    public ReadOnlySpan<byte> Unescaped()
    {
        if (_escaped.WrittenSpan.IndexOf("_x"u8) < 0)
        {
            return _escaped.WrittenSpan;
        }

        XmlText.AppendUnescaped(_escaped.WrittenSpan, _text);
        return _text.WrittenSpan;
    }

    private static bool Next(XmlTokens xml) => xml.Read() ? true : throw new InvalidDataException("a part ends within a text");

    private void Clear()
    {
        _escaped.ResetWrittenCount();
        _text.ResetWrittenCount();
    }

    private void Append(XmlTokens xml)
    {
        if (xml.IsLiteral)
        {
            _escaped.Write(xml.Raw);
        }
        else
        {
            XmlText.Append(xml.Raw, _escaped);
        }

        if (_escaped.WrittenCount > limits.RecordBytes)
        {
            throw new InvalidDataException($"a text is longer than {limits.RecordBytes} bytes");
        }
    }
}

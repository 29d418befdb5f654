using System.Buffers;
using System.Buffers.Binary;

namespace Inhaul.Sources.Workbooks.Xls;

/// <summary>Reads texts of records, which may go on in the records behind them.</summary>
/// <param name="records">The records, standing on the one with the text.</param>
internal sealed class BiffText(BiffRecords records)
{
    private const int IsWide = 1;
    private const int HasPhonetic = 4;
    private const int HasRuns = 8;
    private const int RunBytes = 4;

    private readonly ArrayBufferWriter<char> _characters = new();
    private readonly ArrayBufferWriter<byte> _text = new();
    private int _at;

    /// <summary>Goes to a place in the current record.</summary>
    public void MoveTo(int place) => _at = place;

    /// <summary>Reads a text with its length in front.</summary>
    /// <param name="lengthBytes">How many bytes the length has.</param>
    /// <param name="isRich">Whether how the text looks, or is read aloud, may follow it.</param>
    /// <returns>The text, valid until the next is read.</returns>
    public ReadOnlySpan<byte> Read(int lengthBytes, bool isRich)
    {
        var length = lengthBytes == 1 ? Byte() : Number();
        var flags = Byte();
        var runs = isRich && (flags & HasRuns) != 0 ? Number() : 0;
        var phonetic = isRich && (flags & HasPhonetic) != 0 ? Number() + (Number() * (ushort.MaxValue + 1L)) : 0;
        _characters.ResetWrittenCount();
        while (length > 0)
        {
            if (_at == records.Data.Length)
            {
                Continue();
                flags = Byte();
            }

            length -= ReadCharacters(length, (flags & IsWide) != 0);
        }

        Skip((runs * RunBytes) + phonetic);
        _text.ResetWrittenCount();
        Surrogate.Append(_characters.WrittenSpan, _text);
        return _text.WrittenSpan;
    }

    private int ReadCharacters(int most, bool isWide)
    {
        var data = records.Data[_at..];
        var size = isWide ? 2 : 1;
        var count = Math.Min(most, data.Length / size);
        if (count == 0)
        {
            throw new InvalidDataException("a text is cut within a character");
        }

        var into = _characters.GetSpan(count);
        for (var i = 0; i < count; i++)
        {
            into[i] = isWide ? (char)BinaryPrimitives.ReadUInt16LittleEndian(data[(i * 2)..]) : (char)data[i];
        }

        _characters.Advance(count);
        _at += count * size;
        return count;
    }

    private void Skip(long bytes)
    {
        while (bytes > records.Data.Length - _at)
        {
            bytes -= records.Data.Length - _at;
            Continue();
        }

        _at += (int)bytes;
    }

    private byte Byte()
    {
        if (_at == records.Data.Length)
        {
            Continue();
        }

        return records.Data[_at++];
    }

    private int Number() => Byte() | (Byte() << 8);

    private void Continue()
    {
        if (!records.ReadContinued())
        {
            throw new InvalidDataException("a text ends in its middle");
        }

        _at = 0;
    }
}

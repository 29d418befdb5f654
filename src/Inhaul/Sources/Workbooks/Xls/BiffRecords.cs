using System.Buffers.Binary;

namespace Inhaul.Sources.Workbooks.Xls;

/// <summary>Reads the records of a workbook one after the other.</summary>
/// <param name="stream">The stream that holds them; it stays open.</param>
internal sealed class BiffRecords(Stream stream)
{
    private const int HeaderBytes = 4;

    /// <summary>Room for the current record and the next, as large as they can be.</summary>
    private readonly byte[] _buffer = new byte[2 * (HeaderBytes + ushort.MaxValue)];
    private int _next;
    private int _end;
    private int _length;

    /// <summary>The kind of the current record.</summary>
    public BiffRecord Kind { get; private set; }

    /// <summary>What the current record holds.</summary>
    public ReadOnlySpan<byte> Data => _buffer.AsSpan(_next - _length, _length);

    /// <summary>Moves to the record at a place of the stream.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public void MoveTo(long place)
    {
        stream.Position = place;
        (_next, _end, _length) = (0, 0, 0);
        Read();
    }

    /// <summary>Moves to the next record.</summary>
    /// <exception cref="InvalidDataException">The stream ends.</exception>
    public void Read()
    {
        if (!Has(HeaderBytes))
        {
            throw new InvalidDataException("its records end in the middle");
        }

        Kind = NextKind;
        var length = BinaryPrimitives.ReadUInt16LittleEndian(_buffer.AsSpan(_next + 2));
        if (!Has(HeaderBytes + length))
        {
            throw new InvalidDataException("its records end in the middle");
        }

        _length = length;
        _next += HeaderBytes + length;
    }

    /// <summary>Whether the next record goes on with this one; the current one is gone then.</summary>
    public bool ReadContinued()
    {
        if (!Has(HeaderBytes) || NextKind != BiffRecord.Continued)
        {
            return false;
        }

        Read();
        return true;
    }

    private BiffRecord NextKind => (BiffRecord)BinaryPrimitives.ReadUInt16LittleEndian(_buffer.AsSpan(_next));

    private bool Has(int bytes)
    {
        while (_end - _next < bytes)
        {
            var from = _next - _length;
            if (from > 0)
            {
                // The current record stays, since it may turn out to have no continuation.
                _buffer.AsSpan(from, _end - from).CopyTo(_buffer);
                (_next, _end) = (_next - from, _end - from);
            }

            var read = stream.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0)
            {
                return false;
            }

            _end += read;
        }

        return true;
    }
}

using System.Buffers.Binary;
using System.Data;
using Inhaul.Mapping;
using Npgsql;

namespace Inhaul.Postgres;

/// <summary>Sends rows as a binary COPY, encoded straight from their cells.</summary>
/// <param name="fields">The fields, in the order of the columns that receive them.</param>
/// <param name="isNumbered">Whether each row starts with its position in the batch.</param>
internal sealed class PostgresCopy(PostgresField[] fields, bool isNumbered)
{
    private const int BufferBytes = 1 << 17;
    private const int DaysTo2000 = 730_119;
    private const long TicksTo2000 = DaysTo2000 * TimeSpan.TicksPerDay;

    // More than a row takes besides its texts: a length and at most 16 bytes per field, and the number of fields.
    private readonly int _fixedBytes = 16 + (fields.Length * 24);
    private byte[] _buffer = new byte[BufferBytes];
    private int _length;

    /// <summary>Sends rows.</summary>
    /// <param name="connection">Where to.</param>
    /// <param name="command">The COPY statement.</param>
    /// <param name="rows">The batch.</param>
    /// <param name="order">Which rows, in which order.</param>
    /// <param name="cancellationToken">Stops the sending; the transaction is to be rolled back then.</param>
    public async Task SendAsync(NpgsqlConnection connection, string command, RowBatch rows, ReadOnlyMemory<int> order, CancellationToken cancellationToken)
    {
        await using var stream = await connection.BeginRawBinaryCopyAsync(command, cancellationToken);
        try
        {
            Start();
            for (var i = 0; i < order.Length; i++)
            {
                Put(rows, order.Span[i]);
                if (_length >= BufferBytes)
                {
                    await stream.WriteAsync(_buffer.AsMemory(0, _length), cancellationToken);
                    _length = 0;
                }
            }

            End();
            await stream.WriteAsync(_buffer.AsMemory(0, _length), cancellationToken);
        }
        catch when (connection.State == ConnectionState.Open)
        {
            // Without this the rows sent so far would count.
            await stream.CancelAsync();
            throw;
        }
    }

    private void Start()
    {
        _length = 0;
        Room(32);
        Put("PGCOPY\n"u8);
        Put([0xFF, 0x0D, 0x0A, 0x00]);
        PutInt(0);
        PutInt(0);
    }

    private void End()
    {
        Room(2);
        PutShort(-1);
    }

    private void Put(RowBatch rows, int row)
    {
        Room(_fixedBytes);
        PutShort((short)(fields.Length + (isNumbered ? 1 : 0)));
        if (isNumbered)
        {
            PutInt(sizeof(int));
            PutInt(row);
        }

        var cells = rows[row];
        for (var field = 0; field < cells.Length; field++)
        {
            if (cells[field].Kind == CellKind.Null)
            {
                PutInt(-1);
            }
            else
            {
                Put(fields[field].Encoding, rows, cells[field], (cells.Length - field) * 24);
            }
        }
    }

    private void Put(PostgresEncoding encoding, RowBatch rows, in Cell cell, int reserve)
    {
        switch (encoding)
        {
            case PostgresEncoding.Text:
                PutText(rows.Text(cell), reserve);
                break;
            case PostgresEncoding.Jsonb:
                PutJsonb(rows.Text(cell), reserve);
                break;
            case PostgresEncoding.Int2:
                PutInt(sizeof(short));
                PutShort((short)cell.Bits);
                break;
            case PostgresEncoding.Int4:
                PutInt(sizeof(int));
                PutInt((int)cell.Bits);
                break;
            case PostgresEncoding.Int8 or PostgresEncoding.Float8:
                PutInt(sizeof(long));
                PutLong(cell.Bits);
                break;
            case PostgresEncoding.Float4:
                PutInt(sizeof(float));
                PutInt(BitConverter.SingleToInt32Bits((float)cell.Double));
                break;
            case PostgresEncoding.Numeric:
                PutNumeric(rows.Text(cell), reserve);
                break;
            case PostgresEncoding.Boolean:
                PutInt(1);
                _buffer[_length++] = (byte)cell.Bits;
                break;
            case PostgresEncoding.Date:
                PutInt(sizeof(int));
                PutInt((int)(cell.Bits - DaysTo2000));
                break;
            case PostgresEncoding.Time:
                // PostgreSQL keeps microseconds and rounds what is finer, as it does with text.
                PutInt(sizeof(long));
                PutLong(((cell.Bits + 5) / TimeSpan.TicksPerMicrosecond) - (TicksTo2000 / TimeSpan.TicksPerMicrosecond));
                break;
            case PostgresEncoding.Uuid:
                PutInt(16);
                _length += Guid.Parse(rows.Text(cell)).TryWriteBytes(_buffer.AsSpan(_length), bigEndian: true, out var bytes) ? bytes : 0;
                break;
        }
    }

    private void PutText(ReadOnlySpan<byte> text, int reserve)
    {
        Room(text.Length + reserve);
        PutInt(text.Length);
        Put(text);
    }

    private void PutJsonb(ReadOnlySpan<byte> text, int reserve)
    {
        Room(text.Length + 1 + reserve);
        PutInt(text.Length + 1);
        _buffer[_length++] = 1;
        Put(text);
    }

    private void PutNumeric(ReadOnlySpan<byte> digits, int reserve)
    {
        Room(PostgresNumeric.MaxBytes(digits.Length) + reserve);
        var bytes = PostgresNumeric.Write(digits, _buffer.AsSpan(_length + sizeof(int)));
        PutInt(bytes);
        _length += bytes;
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    private void PutShort(short value)
    {
        BinaryPrimitives.WriteInt16BigEndian(_buffer.AsSpan(_length), value);
        _length += sizeof(short);
    }

    private void PutInt(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(_length), value);
        _length += sizeof(int);
    }

    private void PutLong(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(_buffer.AsSpan(_length), value);
        _length += sizeof(long);
    }

    private void Room(int bytes)
    {
        if (_buffer.Length - _length < bytes)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + bytes));
        }
    }
}

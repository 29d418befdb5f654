using System.Buffers.Text;

namespace Inhaul.Bench;

/// <summary>
/// A file of customers as they are imported in practice: ten columns and about 115 bytes a row, a unique text key in
/// random order, and the traps that cost readers time or correctness (leading zeros, quoted commas). The same rows and
/// seed give the same bytes.
/// </summary>
/// <param name="rows">How many rows.</param>
/// <param name="seed">Another seed is another file.</param>
internal sealed class CustomerFile(long rows, long seed)
{
    private const int LongestRow = 512;

    private static readonly DateOnly FirstDay = new(2015, 1, 1);

    private readonly byte[] _buffer = new byte[1 << 20];
    private int _length;

    /// <summary>Writes the file.</summary>
    public void Write(Stream file)
    {
        Put("email,name,city,signup,balance,visits,active,score,code,note\n"u8);
        var order = new Permutation(rows, seed);
        for (var row = 0L; row < rows; row++)
        {
            if (_buffer.Length - _length < LongestRow)
            {
                Flush(file);
            }

            PutRow(order[row]);
        }

        Flush(file);
    }

    private void PutRow(long number)
    {
        var random = new RowRandom(seed, number);
        var first = Words.FirstNames[random.Next(Words.FirstNames.Length)];
        var last = Words.LastNames[random.Next(Words.LastNames.Length)];
        PutLower(first);
        Put("."u8);
        PutLower(last);
        Put(number);
        Put("@mail.example.com,"u8);
        Put(first);
        Put(" "u8);
        Put(last);
        Put(","u8);
        Put(Words.Cities[random.Next(Words.Cities.Length)]);
        Put(","u8);
        PutDate(FirstDay.AddDays(random.Next(4000)));
        Put(random.Next(10) == 0 ? ",-"u8 : ","u8);
        PutHundredths(random.Next(1_000_000));
        Put(","u8);
        Put(random.Next(1000));
        Put(random.Next(4) == 0 ? ",false,"u8 : ",true,"u8);
        PutHundredths(random.Next(10_000));
        Put(",C"u8);
        PutPadded(number % 1_000_000, 6);
        Put(","u8);
        Put(random.Next(16) == 0 ? Words.QuotedNotes[random.Next(Words.QuotedNotes.Length)] : Words.Notes[random.Next(Words.Notes.Length)]);
        Put("\n"u8);
    }

    private void Put(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_buffer.AsSpan(_length));
        _length += text.Length;
    }

    private void PutLower(ReadOnlySpan<byte> name)
    {
        var start = _length;
        Put(name);
        _buffer[start] |= 0x20;
    }

    private void Put(long number)
    {
        Utf8Formatter.TryFormat(number, _buffer.AsSpan(_length), out var written);
        _length += written;
    }

    private void PutPadded(long number, byte digits)
    {
        Utf8Formatter.TryFormat(number, _buffer.AsSpan(_length), out var written, new System.Buffers.StandardFormat('D', digits));
        _length += written;
    }

    private void PutHundredths(long number)
    {
        Put(number / 100);
        Put("."u8);
        PutPadded(number % 100, 2);
    }

    private void PutDate(DateOnly day)
    {
        PutPadded(day.Year, 4);
        Put("-"u8);
        PutPadded(day.Month, 2);
        Put("-"u8);
        PutPadded(day.Day, 2);
    }

    private void Flush(Stream file)
    {
        file.Write(_buffer.AsSpan(0, _length));
        _length = 0;
    }
}

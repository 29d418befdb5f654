namespace Inhaul.Sources.Workbooks;

/// <summary>
/// The text of a sheet, made while it is read: one line for each row of the sheet up to the last that has a value, so that the
/// number of a line is the number of its row. The same bytes give the same text.
/// </summary>
/// <param name="bytes">The bytes of the workbook, closed together with this.</param>
/// <param name="workbook">The workbook, likewise.</param>
/// <param name="rows">The rows, likewise.</param>
/// <param name="row">Where they are read into.</param>
/// <param name="name">What to call the workbook in an error.</param>
internal sealed class SheetText(Stream bytes, Workbook workbook, SheetRows rows, SheetRow row, string name) : ForwardStream
{
    private readonly Func<bool> _next = () => rows.Read(row);
    private int _line = 1;
    private int _blank;
    private int _given = 1;
    private bool _isEnded;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var read = 0;
        while (read < buffer.Length && (_given <= row.Line.Length || MoveOn()))
        {
            read += Give(buffer[read..]);
        }

        return read;
    }

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : new(Read(buffer.Span));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            rows.Dispose();
            workbook.Dispose();
            bytes.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Gives blank lines up to the row, then the row, then the end of its line.</summary>
    private int Give(Span<byte> buffer)
    {
        if (_blank > 0)
        {
            var blank = Math.Min(_blank, buffer.Length);
            buffer[..blank].Fill((byte)'\n');
            _blank -= blank;
            return blank;
        }

        if (_given < row.Line.Length)
        {
            var rest = row.Line[_given..];
            var part = Math.Min(rest.Length, buffer.Length);
            rest[..part].CopyTo(buffer);
            _given += part;
            return part;
        }

        buffer[0] = (byte)'\n';
        _given++;
        return 1;
    }

    private bool MoveOn()
    {
        while (!_isEnded)
        {
            _isEnded = !Damage.Told(name, _next);
            if (!_isEnded && !row.Line.IsEmpty)
            {
                _blank = row.Number - _line;
                _line = row.Number + 1;
                _given = 0;
                return true;
            }
        }

        return false;
    }
}

using System.Buffers;

namespace Inhaul.Sources.Workbooks;

/// <summary>
/// A row of a sheet as one line of text: fields separated by tabs, the last of them the last that has a value, with
/// <c>\t</c>, <c>\n</c>, <c>\r</c> and <c>\\</c> for what would be mistaken. A field that starts with <c>\!</c> is an error.
/// </summary>
/// <param name="name">What to call the workbook in an error.</param>
/// <param name="limits">What a row may measure.</param>
internal sealed class SheetRow(string name, SourceLimits limits)
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create("\t\n\r\\"u8);

    private readonly ArrayBufferWriter<byte> _line = new();
    private int _last;

    /// <summary>The number of the row in its sheet, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The line; empty when no cell has a value.</summary>
    public ReadOnlySpan<byte> Line => _line.WrittenSpan;

    /// <summary>Begins a row.</summary>
    /// <exception cref="InvalidDataException">It does not lie behind the last one.</exception>
    public void Begin(int number)
    {
        if (number <= Number || number > Workbook.MostRows)
        {
            throw new InvalidDataException($"row {number} follows row {Number}");
        }

        Number = number;
        _last = -1;
        _line.ResetWrittenCount();
    }

    /// <summary>Adds text, which is kept as it is; nothing is no value.</summary>
    public void Text(int column, ReadOnlySpan<byte> text)
    {
        if (!text.IsEmpty)
        {
            MoveTo(column, text.Length);
            Escape(text);
        }
    }

    /// <summary>Adds a number, a date or a truth value as it is written.</summary>
    public void Plain(int column, ReadOnlySpan<byte> ascii)
    {
        MoveTo(column, ascii.Length);
        _line.Write(ascii);
    }

    /// <summary>Adds an error that a cell shows, such as <c>#N/A</c>.</summary>
    public void Error(int column, ReadOnlySpan<byte> error)
    {
        MoveTo(column, error.Length);
        _line.Write("\\!"u8);
        Escape(error);
    }

    /// <summary>Adds a cell whose formula has no result in the file.</summary>
    public void NoResult(int column) => Error(column, "="u8);

    private void MoveTo(int column, int length)
    {
        if (column <= _last || column >= Workbook.MostColumns)
        {
            throw new InvalidDataException($"row {Number} has a cell in column {column + 1} after one in column {_last + 1}");
        }

        if ((long)_line.WrittenCount + length > limits.RecordBytes)
        {
            throw new InvalidConfigurationException(
                $"{name}, row {Number}: the row is longer than {limits.RecordBytes} bytes. If such long rows are meant, raise the limit with --limit record-bytes={limits.RecordBytes * 4L}.");
        }

        var tabs = column - Math.Max(_last, 0);
        _line.GetSpan(tabs)[..tabs].Fill((byte)'\t');
        _line.Advance(tabs);
        _last = column;
    }

    private void Escape(ReadOnlySpan<byte> text)
    {
        int special;
        while ((special = text.IndexOfAny(Escaped)) >= 0)
        {
            _line.Write(text[..special]);
            _line.Write(text[special] switch
            {
                (byte)'\t' => "\\t"u8,
                (byte)'\n' => "\\n"u8,
                (byte)'\r' => "\\r"u8,
                _ => "\\\\"u8,
            });
            text = text[(special + 1)..];
        }

        _line.Write(text);
    }
}

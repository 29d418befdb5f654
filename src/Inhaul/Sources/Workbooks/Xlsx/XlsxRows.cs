using System.Buffers.Text;
using System.Globalization;

namespace Inhaul.Sources.Workbooks.Xlsx;

/// <summary>Reads the rows of a worksheet.</summary>
/// <param name="xml">Its part, closed together with this.</param>
/// <param name="texts">The texts that cells share.</param>
/// <param name="styles">The styles, by their numbers.</param>
/// <param name="numbers">Writes the numbers.</param>
/// <param name="limits">What a text may measure.</param>
internal sealed class XlsxRows(XmlTokens xml, TextTable texts, IReadOnlyList<CellStyle> styles, CellNumber numbers, SourceLimits limits) : SheetRows
{
    private readonly XlsxText _text = new(limits);
    private bool _isInRows;
    private bool _isComplete;

    /// <inheritdoc/>
    public override bool Read(SheetRow row)
    {
        while (xml.Read())
        {
            if (_isInRows && xml.IsStart("row"u8))
            {
                ReadRow(row);
                return true;
            }

            if (xml.IsStart("sheetData"u8))
            {
                _isInRows = !xml.IsEmpty;
            }
            else if (xml.IsEnd("sheetData"u8))
            {
                _isInRows = false;
            }

            _isComplete |= xml.IsEnd("worksheet"u8);
        }

        return _isComplete ? false : throw Truncated();
    }

    /// <inheritdoc/>
    public override void Dispose() => xml.Dispose();

    private void ReadRow(SheetRow row)
    {
        var number = xml.Attribute("r"u8);
        row.Begin(number.IsEmpty ? row.Number + 1 : int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture));
        var column = 0;
        var isOpen = !xml.IsEmpty;
        while (isOpen)
        {
            if (!xml.Read())
            {
                throw Truncated();
            }

            if (xml.IsStart("c"u8))
            {
                column = ReadCell(row, column) + 1;
            }

            isOpen = !xml.IsEnd("row"u8);
        }
    }

    private int ReadCell(SheetRow row, int next)
    {
        var column = xml.Attribute("r"u8) is { IsEmpty: false } place ? Column(place) : next;
        var kind = Kind(xml.Attribute("t"u8));
        var style = Style(xml.Attribute("s"u8));
        var (hasFormula, hasValue) = (false, false);
        var isOpen = !xml.IsEmpty;
        while (isOpen)
        {
            if (!xml.Read())
            {
                throw Truncated();
            }

            if (xml.IsStart("v"u8))
            {
                hasValue = true;
                Add(row, column, kind, style, _text.ReadValue(xml));
            }
            else if (xml.IsStart("is"u8))
            {
                hasValue = true;
                row.Text(column, _text.Read(xml, "is"u8));
            }
            else if (xml.IsStart("f"u8))
            {
                hasFormula = true;
            }

            isOpen = !xml.IsEnd("c"u8);
        }

        if (hasFormula && !hasValue)
        {
            row.NoResult(column);
        }

        return column;
    }

    private void Add(SheetRow row, int column, XlsxCellKind kind, CellStyle style, ReadOnlySpan<byte> value)
    {
        switch (kind)
        {
            case XlsxCellKind.Text:
                row.Text(column, _text.Unescaped());
                break;
            case var _ when value.Trim(" \t\r\n"u8).IsEmpty:
                break;
            case XlsxCellKind.SharedText:
                row.Text(column, texts.Of(int.Parse(value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture)));
                break;
            case XlsxCellKind.Boolean:
                row.Plain(column, value is [(byte)'1'] || value.SequenceEqual("true"u8) ? "true"u8 : "false"u8);
                break;
            case XlsxCellKind.Error:
                row.Error(column, value);
                break;
            case XlsxCellKind.Time:
                row.Text(column, style.Kind != CellStyleKind.DateTime && value.EndsWith("T00:00:00"u8) ? value[..^9] : value);
                break;
            default:
                row.Text(column, numbers.Write(value.Trim(" \t\r\n"u8), style));
                break;
        }
    }

    private static XlsxCellKind Kind(ReadOnlySpan<byte> type) => type switch
    {
        [(byte)'s'] => XlsxCellKind.SharedText,
        [(byte)'b'] => XlsxCellKind.Boolean,
        [(byte)'e'] => XlsxCellKind.Error,
        [(byte)'d'] => XlsxCellKind.Time,
        [] or [(byte)'n'] => XlsxCellKind.Number,
        _ => XlsxCellKind.Text,
    };

    private CellStyle Style(ReadOnlySpan<byte> number) =>
        Utf8Parser.TryParse(number, out int index, out _) && (uint)index < (uint)styles.Count ? styles[index] : CellStyle.Number;

    /// <summary>The column of a place such as <c>AB12</c>, from 0.</summary>
    private static int Column(ReadOnlySpan<byte> place)
    {
        var column = 0;
        foreach (var letter in place)
        {
            if (!char.IsAsciiLetter((char)letter) || column > Workbook.MostColumns)
            {
                break;
            }

            column = (column * 26) + (letter & 0x1F);
        }

        return column - 1;
    }

    private static InvalidDataException Truncated() => new("the sheet ends in its middle");
}

using System.Buffers.Binary;

namespace Inhaul.Sources.Workbooks.Xls;

/// <summary>Reads the rows of a worksheet.</summary>
internal sealed class XlsRows : SheetRows
{
    private const int CellBytes = 6;
    private const int PackedBytes = 6;

    private readonly BiffRecords _records;
    private readonly BiffText _text;
    private readonly TextTable _texts;
    private readonly IReadOnlyList<CellStyle> _styles;
    private readonly CellNumber _numbers;
    private int _depth = 1;

    /// <summary>Opens the rows of a worksheet.</summary>
    /// <param name="records">The records of the workbook.</param>
    /// <param name="place">Where the worksheet begins.</param>
    /// <param name="texts">The texts that cells share.</param>
    /// <param name="styles">The styles, by their numbers.</param>
    /// <param name="numbers">Writes the numbers.</param>
    public XlsRows(BiffRecords records, long place, TextTable texts, IReadOnlyList<CellStyle> styles, CellNumber numbers)
    {
        (_records, _text, _texts, _styles, _numbers) = (records, new BiffText(records), texts, styles, numbers);
        records.MoveTo(place);
        if (records.Kind != BiffRecord.Begin)
        {
            throw new InvalidDataException("a sheet does not begin where it should");
        }

        records.Read();
    }

    /// <inheritdoc/>
    public override bool Read(SheetRow row)
    {
        var number = 0;
        while (_depth > 0)
        {
            if (_depth == 1 && IsCell())
            {
                var itsRow = Number(0) + 1;
                if (number != 0 && itsRow != number)
                {
                    return true;
                }

                if (number == 0)
                {
                    row.Begin(number = itsRow);
                }

                Add(row);
            }
            else
            {
                Pass();
            }
        }

        return number != 0;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
    }

    private bool IsCell() => _records.Kind is BiffRecord.Formula or BiffRecord.MultipleNumbers or BiffRecord.RichLabel or BiffRecord.SharedTextLabel
        or BiffRecord.Number or BiffRecord.Label or BiffRecord.BooleanOrError or BiffRecord.PackedNumber;

    /// <summary>Passes over a record that is no cell; charts in a sheet have records of their own.</summary>
    private void Pass()
    {
        _depth += _records.Kind switch
        {
            BiffRecord.Begin => 1,
            BiffRecord.End => -1,
            _ => 0,
        };
        if (_depth > 0)
        {
            _records.Read();
        }
    }

    private void Add(SheetRow row)
    {
        var column = Number(2);
        switch (_records.Kind)
        {
            case BiffRecord.Formula:
                AddResult(row, column);
                return;
            case BiffRecord.MultipleNumbers:
                for (var at = 4; at + PackedBytes <= _records.Data.Length - 2; at += PackedBytes)
                {
                    row.Plain(column++, _numbers.Write(Unpacked(at + 2), Style(at)));
                }

                break;
            case BiffRecord.PackedNumber:
                row.Plain(column, _numbers.Write(Unpacked(CellBytes), Style(4)));
                break;
            case BiffRecord.Number:
                row.Plain(column, _numbers.Write(BinaryPrimitives.ReadDoubleLittleEndian(_records.Data[CellBytes..]), Style(4)));
                break;
            case BiffRecord.SharedTextLabel:
                row.Text(column, _texts.Of(BinaryPrimitives.ReadInt32LittleEndian(_records.Data[CellBytes..])));
                break;
            case BiffRecord.BooleanOrError:
                AddBooleanOrError(row, column, _records.Data[CellBytes], isError: _records.Data[CellBytes + 1] != 0);
                break;
            default:
                _text.MoveTo(CellBytes);
                row.Text(column, _text.Read(lengthBytes: 2, isRich: false));
                break;
        }

        _records.Read();
    }

    /// <summary>The result of a formula: eight bytes of a number, or what kind of result it is instead.</summary>
    private void AddResult(SheetRow row, int column)
    {
        var result = _records.Data.Slice(CellBytes, 8);
        var isNumber = result is not [.., 0xFF, 0xFF];
        var (kind, value) = (result[0], result[2]);
        if (isNumber)
        {
            row.Plain(column, _numbers.Write(BinaryPrimitives.ReadDoubleLittleEndian(result), Style(4)));
        }
        else if (kind is 1 or 2)
        {
            AddBooleanOrError(row, column, value, isError: kind == 2);
        }

        _records.Read();
        if (isNumber || kind != 0)
        {
            return;
        }

        // Its text follows, after what formulas share.
        while (_records.Kind != BiffRecord.FormulaText && !IsCell() && _records.Kind != BiffRecord.End)
        {
            _records.Read();
        }

        if (_records.Kind == BiffRecord.FormulaText)
        {
            _text.MoveTo(0);
            row.Text(column, _text.Read(lengthBytes: 2, isRich: false));
            _records.Read();
        }
        else
        {
            row.NoResult(column);
        }
    }

    private static void AddBooleanOrError(SheetRow row, int column, byte value, bool isError)
    {
        if (!isError)
        {
            row.Plain(column, value != 0 ? "true"u8 : "false"u8);
            return;
        }

        row.Error(column, value switch
        {
            0x00 => "#NULL!"u8,
            0x07 => "#DIV/0!"u8,
            0x0F => "#VALUE!"u8,
            0x17 => "#REF!"u8,
            0x1D => "#NAME?"u8,
            0x24 => "#NUM!"u8,
            0x2A => "#N/A"u8,
            _ => "#ERROR!"u8,
        });
    }

    /// <summary>A number in four bytes: a whole one, or the upper half of a long one, either perhaps in hundredths.</summary>
    private double Unpacked(int at)
    {
        var packed = BinaryPrimitives.ReadInt32LittleEndian(_records.Data[at..]);
        var number = (packed & 2) != 0 ? packed >> 2 : BitConverter.Int64BitsToDouble((long)(packed & ~3) << 32);
        return (packed & 1) != 0 ? number / 100 : number;
    }

    private int Number(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_records.Data[at..]);

    private CellStyle Style(int at) => Number(at) is var number && number < _styles.Count ? _styles[number] : CellStyle.Number;
}

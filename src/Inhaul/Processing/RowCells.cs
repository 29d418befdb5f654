using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Inhaul.Mapping;

namespace Inhaul.Processing;

/// <summary>The cells of one row as the values of a row type's properties.</summary>
/// <param name="positions">Per field of the row type, the field of the import that feeds it; -1 for none.</param>
internal sealed class RowCells(int[] positions)
{
    private RowBatch _rows = null!;
    private int _row;

    /// <summary>Per field of the row type, whether its value was refused, so that there is none.</summary>
    public bool[] Refused { get; } = new bool[positions.Length];

    /// <summary>The field of the import that feeds a field; -1 for none.</summary>
    public int PositionOf(int field) => positions[field];

    /// <summary>Stands on a row of a batch.</summary>
    public void MoveTo(RowBatch rows, int row) => (_rows, _row) = (rows, row);

    /// <summary>The cell of a field that is fed.</summary>
    public Cell Of(int field) => _rows[_row][positions[field]];

    public bool IsNull(int field) => positions[field] < 0 || Refused[field] || Of(field).Kind == CellKind.Null;

    public string ReadString(int field) => Encoding.UTF8.GetString(Text(field));

    public IReadOnlyDictionary<string, string> ReadByName(int field) => GatheredColumns.Parse(Text(field));

    public long ReadInteger(int field) => Of(field).Bits;

    public double ReadDouble(int field) => Of(field).Double;

    public bool ReadBoolean(int field) => Of(field).Bits != 0;

    public decimal ReadDecimal(int field) => decimal.Parse(Text(field), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    public DateOnly ReadDate(int field) => DateOnly.FromDayNumber((int)Of(field).Bits);

    public DateTime ReadTimestamp(int field) => new(Of(field).Bits, DateTimeKind.Unspecified);

    public DateTimeOffset ReadTimestampTz(int field) => new(Of(field).Bits, TimeSpan.Zero);

    public Guid ReadUuid(int field) => Utf8Parser.TryParse(Text(field), out Guid uuid, out _, 'D') ? uuid : throw new FormatException("The cell holds no UUID.");

    public TEnum ReadEnum<TEnum>(int field)
        where TEnum : struct, Enum => Enum.Parse<TEnum>(SnakeCase.Letters(ReadString(field)), ignoreCase: true);

    private ReadOnlySpan<byte> Text(int field)
    {
        var cell = Of(field);
        return _rows.Text(cell);
    }
}

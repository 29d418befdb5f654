using System.Globalization;
using System.Text;

namespace Inhaul.Mapping;

/// <summary>A typed value as text, for people and for databases that keep dates as text.</summary>
internal static class CellText
{
    /// <summary>The text of a cell; null when it has no value.</summary>
    public static string? Of(RowBatch rows, in Cell cell) => cell.Kind switch
    {
        CellKind.Null => null,
        CellKind.Text => RowMapper.Shorten(rows.Text(cell)),
        CellKind.Decimal or CellKind.Uuid => Encoding.UTF8.GetString(rows.Text(cell)),
        CellKind.Integer => cell.Bits.ToString(CultureInfo.InvariantCulture),
        CellKind.Double => cell.Double.ToString("R", CultureInfo.InvariantCulture),
        CellKind.Boolean => cell.Bits == 0 ? "false" : "true",
        _ => Encoding.UTF8.GetString(Iso(cell, stackalloc byte[LongestIso])),
    };

    /// <summary>The text of a cell, however long it is; null when it has no value.</summary>
    public static string? Whole(RowBatch rows, in Cell cell) => cell.Kind == CellKind.Text ? Encoding.UTF8.GetString(rows.Text(cell)) : Of(rows, cell);

    /// <summary>Enough room for any date or time that <see cref="Iso"/> writes.</summary>
    public const int LongestIso = 32;

    /// <summary>A date or time in ISO 8601; a fraction of a second only where there is one.</summary>
    /// <param name="cell">A date, a timestamp or an instant.</param>
    /// <param name="buffer">Room for <see cref="LongestIso"/> bytes.</param>
    public static ReadOnlySpan<byte> Iso(in Cell cell, Span<byte> buffer)
    {
        var time = new DateTime(cell.Kind == CellKind.Date ? cell.Bits * TimeSpan.TicksPerDay : cell.Bits, DateTimeKind.Unspecified);
        var whole = time.Ticks % TimeSpan.TicksPerSecond == 0;
        var format = (cell.Kind, whole) switch
        {
            (CellKind.Date, _) => "yyyy-MM-dd",
            (CellKind.Timestamp, true) => "yyyy-MM-dd HH:mm:ss",
            (CellKind.Timestamp, false) => "yyyy-MM-dd HH:mm:ss.fffffff",
            (CellKind.TimestampTz, true) => "yyyy-MM-ddTHH:mm:ssZ",
            (CellKind.TimestampTz, false) => "yyyy-MM-ddTHH:mm:ss.fffffffZ",
            _ => throw new InvalidOperationException($"A {cell.Kind} is no time."),
        };
        time.TryFormat(buffer, out var written, format, CultureInfo.InvariantCulture);
        return buffer[..written];
    }
}

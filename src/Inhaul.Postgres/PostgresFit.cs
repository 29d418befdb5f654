using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Inhaul.Mapping;
using Inhaul.Profiling;
using Inhaul.Writing;

namespace Inhaul.Postgres;

/// <summary>
/// Finds values that a column would round, cut or refuse, before they are sent: so the row's error names the column, and the
/// other rows of its chunk need not be written again without it.
/// </summary>
/// <param name="fields">The fields of the import.</param>
/// <param name="mayFill">Whether the database may still fill in what a row leaves empty.</param>
internal sealed class PostgresFit(PostgresField[] fields, bool mayFill)
{
    // Of a number that is declared without precision.
    private const int MostWholeDigits = 131_072;
    private const int MostFractionDigits = 16_383;
    private const int ModifierHeader = PostgresTypes.ModifierHeader;

    private readonly int[] _limited = [.. Enumerable.Range(0, fields.Length).Where(field => IsLimited(fields[field]))];
    private readonly HashSet<string>?[] _words = [.. fields.Select(field => field.IsDirect && field.Column.Words is { } words ? new HashSet<string>(words, StringComparer.Ordinal) : null)];

    /// <summary>What becomes of a row that does not fit into its columns; null when it does.</summary>
    public WriteResult? Find(RowBatch rows, int row)
    {
        foreach (var field in _limited)
        {
            var cell = rows[row][field];
            var column = fields[field].Column;
            if (cell.Kind == CellKind.Null)
            {
                if (column.IsNotNull && !mayFill)
                {
                    return new WriteResult(RowOutcome.Failed, WriteRefusal.NotNull(column.Name));
                }
            }
            else if (fields[field].IsDirect && Check(field, rows, cell) is var (code, message))
            {
                return new WriteResult(RowOutcome.Rejected, new WriteRefusal(code, column.Name, message));
            }
        }

        return null;
    }

    private static bool IsLimited(PostgresField field) => field.Column.IsNotNull || (field.IsDirect && field.Encoding switch
    {
        PostgresEncoding.Int2 or PostgresEncoding.Int4 or PostgresEncoding.Float4 or PostgresEncoding.Numeric => true,
        PostgresEncoding.Text => field.Column.Modifier >= ModifierHeader || field.Column.Words is not null,
        _ => false,
    });

    private (string Code, string Message)? Check(int field, RowBatch rows, in Cell cell)
    {
        var column = fields[field].Column;
        switch (fields[field].Encoding)
        {
            case PostgresEncoding.Int2:
                return CheckInteger(cell.Bits, short.MinValue, short.MaxValue);
            case PostgresEncoding.Int4:
                return CheckInteger(cell.Bits, int.MinValue, int.MaxValue);
            case PostgresEncoding.Float4:
                return Math.Abs(cell.Double) <= float.MaxValue && (cell.Double == 0 || (float)cell.Double != 0)
                    ? null
                    : (RowErrorCodes.OutOfRange, $"{cell.Double.ToString("R", CultureInfo.InvariantCulture)} is not in the range of a number of 32 bits");
            case PostgresEncoding.Numeric:
                return CheckDecimal(rows.Text(cell), column.Modifier);
            case PostgresEncoding.Text:
                return CheckText(field, rows.Text(cell), column.Modifier - ModifierHeader);
            default:
                return null;
        }
    }

    private static (string Code, string Message)? CheckInteger(long number, long least, long most) => number >= least && number <= most
        ? null
        : (RowErrorCodes.OutOfRange, $"{number} is not between {least} and {most}, as the column needs it");

    private static (string Code, string Message)? CheckDecimal(ReadOnlySpan<byte> digits, int modifier)
    {
        if (modifier < ModifierHeader && digits.Length <= MostFractionDigits)
        {
            return null;
        }

        var point = digits.IndexOf((byte)'.');
        var number = (point < 0 ? digits : digits[..point]).TrimStart((byte)'-').TrimStart((byte)'0');
        var whole = number.Length;
        var fraction = point < 0 ? 0 : digits[(point + 1)..].TrimEnd((byte)'0').Length;
        if (modifier < ModifierHeader)
        {
            return (point < 0 || digits.Length - point - 1 <= MostFractionDigits) && whole <= MostWholeDigits
                ? null
                : (RowErrorCodes.PrecisionLost, $"the number has more than the {MostWholeDigits} digits, or {MostFractionDigits} behind the point, that PostgreSQL keeps");
        }

        var precision = (modifier - ModifierHeader) >> 16;

        // The scale is a signed number of 11 bits; below zero, that many digits before the point are zeros.
        var scale = (((modifier - ModifierHeader) & 0x7FF) ^ 0x400) - 0x400;
        fraction = fraction == 0 && scale < 0 && whole > 0 ? number.TrimEnd((byte)'0').Length - whole : fraction;
        return whole > precision - scale ? (RowErrorCodes.OutOfRange, $"'{Encoding.ASCII.GetString(digits)}' has more than {precision - scale} digits before the point, which is all the column keeps")
            : fraction > Math.Max(scale, -whole) ? (RowErrorCodes.PrecisionLost, $"'{Encoding.ASCII.GetString(digits)}' would be rounded to {scale} digits behind the point, which is all the column keeps")
            : null;
    }

    private (string Code, string Message)? CheckText(int field, ReadOnlySpan<byte> text, int longest)
    {
        if (_words[field] is { } words)
        {
            var word = Encoding.UTF8.GetString(text);
            return words.Contains(word) ? null : (RowErrorCodes.TargetRefused, $"'{RowMapper.Shorten(text, 60)}' is none of {NameList.Of(fields[field].Column.Words!)}");
        }

        return longest <= 0 || text.Length <= longest || Utf8Characters.Count(text) <= longest
            ? null
            : (RowErrorCodes.FieldTooLong, $"the text has {Utf8Characters.Count(text)} characters, and the column keeps {longest}");
    }
}

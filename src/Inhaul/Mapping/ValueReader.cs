using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Inhaul.Mapping;

/// <summary>Turns the text of one field into a typed cell, or says that it cannot. It never bends a value to make it fit.</summary>
internal static class ValueReader
{
    /// <summary>Reads a value of a field's type.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The text, unquoted and cleaned. Empty text is no value, of any type.</param>
    /// <param name="batch">Where text is kept.</param>
    /// <param name="cell">The typed value.</param>
    /// <returns>Whether the text is a value of the type.</returns>
    public static bool TryRead(FieldDefinition field, ReadOnlySpan<byte> value, RowBatch batch, out Cell cell)
    {
        cell = default;
        if (value.IsEmpty)
        {
            return true;
        }

        if (field.Type == ColumnType.Text)
        {
            cell = batch.Keep(CellKind.Text, value);
            return true;
        }

        value = value.Trim((byte)' ');
        if (value.IsEmpty)
        {
            return true;
        }

        if (field is { Type: ColumnType.Boolean, TrueWords: { } trueWords, FalseWords: { } falseWords })
        {
            return TryBoolean(value, trueWords, falseWords, out cell);
        }

        if (TryRead(field, field.Format, value, batch, out cell))
        {
            return true;
        }

        foreach (var format in field.OtherFormats ?? [])
        {
            if (TryRead(field, format, value, batch, out cell))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryRead(FieldDefinition field, string? format, ReadOnlySpan<byte> value, RowBatch batch, out Cell cell)
    {
        cell = default;
        return field.Type switch
        {
            ColumnType.Integer => TryInteger(value, out cell),
            ColumnType.Decimal => TryDecimal(value, batch, out cell),
            ColumnType.Double => TryDouble(value, out cell),
            ColumnType.Boolean => TryBoolean(value, out cell),
            ColumnType.Date => TimeReader.TryDate(value, format, out cell),
            ColumnType.Timestamp => TimeReader.TryTimestamp(value, format, out cell),
            ColumnType.TimestampTz => TimeReader.TryTimestampTz(value, format, field.AssumedOffset, out cell),
            ColumnType.Uuid => TryUuid(value, batch, out cell),
            _ => throw new InvalidOperationException($"No reader for {field.Type}."),
        };
    }

    /// <summary>The code and the sentence for a value that could not be read.</summary>
    public static (string Code, string Message) Refusal(FieldDefinition field) => field.Type switch
    {
        ColumnType.Integer => (RowErrorCodes.NotAnInteger, "is not a whole number of 64 bits, such as 1234"),
        ColumnType.Decimal => (RowErrorCodes.NotADecimal, "is not a decimal number, such as 1234.50"),
        ColumnType.Double => (RowErrorCodes.NotADouble, "is not a number, such as 12.5 or 1.25E+3"),
        ColumnType.Boolean when field is { TrueWords: { } trueWords, FalseWords: { } falseWords } =>
            (RowErrorCodes.NotABoolean, $"is neither true ({NameList.Of(trueWords)}) nor false ({NameList.Of(falseWords)})"),
        ColumnType.Boolean => (RowErrorCodes.NotABoolean, "is neither true nor false (also read: yes/no, y/n, t/f, 1/0)"),
        ColumnType.Date => (RowErrorCodes.NotADate, $"is not a date as {Formats(field, "yyyy-MM-dd")}"),
        ColumnType.Timestamp => (RowErrorCodes.NotATimestamp, $"is not a date with a time as {Formats(field, "yyyy-MM-dd HH:mm:ss")}"),
        ColumnType.TimestampTz when field.AssumedOffset is not null => (RowErrorCodes.NotATimestamp, $"is not a date with a time as {Formats(field, "yyyy-MM-ddTHH:mm:ss")}"),
        ColumnType.TimestampTz => (RowErrorCodes.NotATimestamp, $"is not a date with a time and an offset as {Formats(field, "yyyy-MM-ddTHH:mm:ssZ")}"),
        ColumnType.Uuid => (RowErrorCodes.NotAUuid, "is not a UUID, such as 0f8fad5b-d9cb-469f-a165-70867728950e"),
        _ => throw new InvalidOperationException($"Every text is a {field.Type}."),
    };

    private static string Formats(FieldDefinition field, string iso) =>
        string.Join(" or ", (string[])[field.Format ?? iso, .. field.OtherFormats ?? []]);

    private static bool TryInteger(ReadOnlySpan<byte> value, out Cell cell)
    {
        var parsed = Utf8Parser.TryParse(value, out long number, out var consumed) && consumed == value.Length;
        cell = new Cell(CellKind.Integer, 0, number);
        return parsed;
    }

    private static bool TryDecimal(ReadOnlySpan<byte> value, RowBatch batch, out Cell cell)
    {
        cell = default;
        var negative = value[0] == '-';
        var number = negative || value[0] == '+' ? value[1..] : value;
        var point = number.IndexOf((byte)'.');
        var whole = point < 0 ? number : number[..point];
        var fraction = point < 0 ? default : number[(point + 1)..];
        if (whole.Length + fraction.Length == 0 || (point >= 0 && fraction.IsEmpty) || !AllDigits(whole) || !AllDigits(fraction))
        {
            return false;
        }

        whole = whole.TrimStart((byte)'0');
        Span<byte> text = number.Length < 120 ? stackalloc byte[128] : new byte[number.Length + 8];
        var length = 0;
        if (negative && (whole.Length > 0 || fraction.ContainsAnyExcept((byte)'0')))
        {
            text[length++] = (byte)'-';
        }

        if (whole.IsEmpty)
        {
            text[length++] = (byte)'0';
        }

        whole.CopyTo(text[length..]);
        length += whole.Length;
        if (!fraction.IsEmpty)
        {
            text[length++] = (byte)'.';
            fraction.CopyTo(text[length..]);
            length += fraction.Length;
        }

        cell = batch.Keep(CellKind.Decimal, text[..length]);
        return true;
    }

    private static bool TryDouble(ReadOnlySpan<byte> value, out Cell cell)
    {
        var parsed = double.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number);
        cell = new Cell(CellKind.Double, 0, BitConverter.DoubleToInt64Bits(number));
        return parsed;
    }

    private static bool TryBoolean(ReadOnlySpan<byte> value, out Cell cell)
    {
        var yes = Is(value, "true"u8) || Is(value, "yes"u8) || Is(value, "y"u8) || Is(value, "t"u8) || Is(value, "1"u8);
        var no = Is(value, "false"u8) || Is(value, "no"u8) || Is(value, "n"u8) || Is(value, "f"u8) || Is(value, "0"u8);
        cell = new Cell(CellKind.Boolean, 0, yes ? 1 : 0);
        return yes || no;

        static bool Is(ReadOnlySpan<byte> value, ReadOnlySpan<byte> word) => Ascii.EqualsIgnoreCase(value, word);
    }

    private static bool TryBoolean(ReadOnlySpan<byte> value, IReadOnlyList<string> trueWords, IReadOnlyList<string> falseWords, out Cell cell)
    {
        var text = Encoding.UTF8.GetString(value);
        var yes = trueWords.Contains(text, StringComparer.OrdinalIgnoreCase);
        cell = new Cell(CellKind.Boolean, 0, yes ? 1 : 0);
        return yes || falseWords.Contains(text, StringComparer.OrdinalIgnoreCase);
    }

    private static bool TryUuid(ReadOnlySpan<byte> value, RowBatch batch, out Cell cell)
    {
        cell = default;
        if (!Utf8Parser.TryParse(value, out Guid uuid, out var consumed, 'D') || consumed != value.Length)
        {
            return false;
        }

        Span<byte> text = stackalloc byte[36];
        Utf8Formatter.TryFormat(uuid, text, out _, 'D');
        cell = batch.Keep(CellKind.Uuid, text);
        return true;
    }

    private static bool AllDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}

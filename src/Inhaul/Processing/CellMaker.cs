using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using Inhaul.Mapping;

namespace Inhaul.Processing;

/// <summary>Makes cells of the values of a row type's properties: the other way round from <see cref="RowFactory"/>.</summary>
internal static class CellMaker
{
    /// <summary>The function that makes a field's cell of a row.</summary>
    public static Func<T, RowBatch, Cell> Compile<T>(RowField field)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var batch = Expression.Parameter(typeof(RowBatch), "batch");
        Expression value = Expression.Property(row, field.Property);
        var type = field.Property.PropertyType;
        var isNullable = Nullable.GetUnderlyingType(type) is not null;
        var some = isNullable ? Expression.Property(value, nameof(Nullable<>.Value)) : value;
        var cell = Expression.Call(typeof(CellMaker), nameof(Of), null, batch, field.ValueType.IsEnum ? Expression.Call(some, nameof(ToString), null) : Widened(some, field));
        Expression made = isNullable ? Expression.Condition(Expression.Property(value, nameof(Nullable<>.HasValue)), cell, Expression.Default(typeof(Cell)))
            : type.IsValueType ? cell
            : Expression.Condition(Expression.Equal(value, Expression.Constant(null, type)), Expression.Default(typeof(Cell)), cell);
        return Expression.Lambda<Func<T, RowBatch, Cell>>(made, row, batch).Compile();
    }

    /// <summary>Only a value that a target keeps as it is becomes a cell; nothing is cut or rounded.</summary>
    /// <exception cref="ArgumentException">Databases do not store the value.</exception>
    public static Cell Of(RowBatch batch, string value)
    {
        if (value.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("The text holds a NUL character, which databases do not store.", nameof(value));
        }

        return batch.KeepUtf8(CellKind.Text, value);
    }

    public static Cell Of(RowBatch batch, IReadOnlyDictionary<string, string> values) => values.Count == 0 ? default : Of(batch, GatheredColumns.Text(values));

    public static Cell Of(RowBatch batch, long value) => new(CellKind.Integer, 0, value);

    public static Cell Of(RowBatch batch, double value) => double.IsFinite(value)
        ? new Cell(CellKind.Double, 0, BitConverter.DoubleToInt64Bits(value))
        : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{value} is no number that an import writes."), nameof(value));

    public static Cell Of(RowBatch batch, bool value) => new(CellKind.Boolean, 0, value ? 1 : 0);

    public static Cell Of(RowBatch batch, decimal value)
    {
        Span<byte> text = stackalloc byte[32];
        value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        return batch.Keep(CellKind.Decimal, text[..length]);
    }

    public static Cell Of(RowBatch batch, DateOnly value) => new(CellKind.Date, 0, value.DayNumber);

    public static Cell Of(RowBatch batch, DateTime value) => new(CellKind.Timestamp, 0, value.Ticks);

    public static Cell Of(RowBatch batch, DateTimeOffset value) => new(CellKind.TimestampTz, 0, value.UtcTicks);

    public static Cell Of(RowBatch batch, Guid value)
    {
        Span<byte> text = stackalloc byte[36];
        value.TryFormat(text, out _, "D");
        return batch.Keep(CellKind.Uuid, text);
    }

    private static Expression Widened(Expression value, RowField field) => field.Type switch
    {
        ColumnType.Integer => Expression.Convert(value, typeof(long)),
        ColumnType.Double => Expression.Convert(value, typeof(double)),
        _ => value,
    };
}

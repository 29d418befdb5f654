using Inhaul.Writing;
using Npgsql;

namespace Inhaul.Postgres;

/// <summary>What a refusal by PostgreSQL means for a row, in words for people.</summary>
internal static class PostgresRefusals
{
    /// <summary>The meaning of an error of class <see cref="ErrorClass.Data"/>.</summary>
    /// <param name="exception">The error.</param>
    /// <param name="table">The table that was written, as far as it is known.</param>
    public static WriteRefusal Of(PostgresException exception, PostgresTable? table)
    {
        var columns = table is not null && exception.ConstraintName is { } name && exception.TableName is not null ? table.Constraints.GetValueOrDefault(name, []) : [];
        var column = columns.Length == 1 ? columns[0] : null;
        return exception.SqlState switch
        {
            PostgresErrorCodes.NotNullViolation => WriteRefusal.NotNull(exception.ColumnName),
            PostgresErrorCodes.CheckViolation => new WriteRefusal(RowErrorCodes.CheckViolation, column, $"the table's check '{exception.ConstraintName}' refuses the row"),
            PostgresErrorCodes.ForeignKeyViolation => new WriteRefusal(
                RowErrorCodes.ForeignKeyViolation, column, $"the row refers to a row of another table that does not exist ({exception.ConstraintName})"),
            PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation => new WriteRefusal(
                RowErrorCodes.UniqueViolation, columns.FirstOrDefault(),
                $"another row of the table has the same {(columns.Length > 0 ? string.Join(", ", columns) : exception.ConstraintName)}"),
            PostgresErrorCodes.NumericValueOutOfRange => new WriteRefusal(RowErrorCodes.OutOfRange, null, $"the table refuses the row: {exception.MessageText}"),
            _ => new WriteRefusal(RowErrorCodes.TargetRefused, exception.ColumnName, $"the table refuses the row: {exception.MessageText}"),
        };
    }
}

using Inhaul.Writing;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Inhaul.Sqlite;

/// <summary>What a refusal by SQLite means for a row, in words for people.</summary>
internal static class SqliteRefusals
{
    /// <summary>The meaning of an error of class <see cref="ErrorClass.Data"/>.</summary>
    public static WriteRefusal Of(SqliteException exception)
    {
        var named = Named(exception.Message);
        return exception.SqliteExtendedErrorCode switch
        {
            SQLITE_CONSTRAINT_NOTNULL => WriteRefusal.NotNull(Column(named)),
            SQLITE_CONSTRAINT_CHECK => new WriteRefusal(RowErrorCodes.CheckViolation, null, $"the table's check '{named}' refuses the row"),
            SQLITE_CONSTRAINT_FOREIGNKEY => new WriteRefusal(RowErrorCodes.ForeignKeyViolation, null, "the row refers to a row of another table that does not exist"),
            SQLITE_CONSTRAINT_UNIQUE or SQLITE_CONSTRAINT_PRIMARYKEY => new WriteRefusal(
                RowErrorCodes.UniqueViolation, Column(named), $"another row of the table has the same {string.Join(", ", named.Split(", ").Select(Column))}"),
            _ => new WriteRefusal(RowErrorCodes.TargetRefused, null, $"the table refuses the row: {named}"),
        };
    }

    /// <summary>SQLite's messages end with what they are about: <c>NOT NULL constraint failed: customers.name</c>.</summary>
    private static string Named(string message)
    {
        // Exceptions of the provider wrap the message of SQLite: SQLite Error 19: '…'.
        var start = message.IndexOf('\'', StringComparison.Ordinal);
        var end = message.LastIndexOf('\'');
        var text = message.StartsWith("SQLite Error", StringComparison.Ordinal) && end > start ? message[(start + 1)..end] : message;
        const string Marker = "constraint failed: ";
        var at = text.IndexOf(Marker, StringComparison.Ordinal);
        return at < 0 ? text : text[(at + Marker.Length)..];
    }

    private static string Column(string qualified) => qualified.Split(", ")[0].Split('.')[^1];
}

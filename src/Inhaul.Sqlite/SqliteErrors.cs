using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Inhaul.Sqlite;

/// <summary>The one place that decides what an error of SQLite means: the row's fault, the infrastructure's, or the code's.</summary>
internal static class SqliteErrors
{
    /// <summary>The class of an error.</summary>
    public static ErrorClass Classify(Exception exception) => exception switch
    {
        SqliteException sqlite => OfCode(sqlite.SqliteErrorCode),
        IOException => ErrorClass.Infrastructure,
        _ => ErrorClass.Code,
    };

    /// <summary>The class of a primary result code.</summary>
    public static ErrorClass OfCode(int code) => code switch
    {
        SQLITE_CONSTRAINT or SQLITE_TOOBIG or SQLITE_MISMATCH => ErrorClass.Data,
        SQLITE_BUSY or SQLITE_LOCKED or SQLITE_NOMEM or SQLITE_IOERR or SQLITE_FULL or SQLITE_CANTOPEN or SQLITE_PROTOCOL
            or SQLITE_INTERRUPT or SQLITE_SCHEMA => ErrorClass.Infrastructure,
        _ => ErrorClass.Code,
    };
}

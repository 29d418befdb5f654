using Inhaul.Sqlite;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Inhaul.Stores.Tests.Sqlite;

/// <summary>What each error of SQLite means, all of them in one table.</summary>
public sealed class SqliteErrorsTests
{
    public static TheoryData<int, ErrorClass> Codes => new()
    {
        { SQLITE_CONSTRAINT, ErrorClass.Data },
        { SQLITE_TOOBIG, ErrorClass.Data },
        { SQLITE_MISMATCH, ErrorClass.Data },
        { SQLITE_RANGE, ErrorClass.Code },
        { SQLITE_BUSY, ErrorClass.Infrastructure },
        { SQLITE_LOCKED, ErrorClass.Infrastructure },
        { SQLITE_NOMEM, ErrorClass.Infrastructure },
        { SQLITE_IOERR, ErrorClass.Infrastructure },
        { SQLITE_FULL, ErrorClass.Infrastructure },
        { SQLITE_CANTOPEN, ErrorClass.Infrastructure },
        { SQLITE_PROTOCOL, ErrorClass.Infrastructure },
        { SQLITE_INTERRUPT, ErrorClass.Infrastructure },
        { SQLITE_SCHEMA, ErrorClass.Infrastructure },
        { SQLITE_ERROR, ErrorClass.Code },
        { SQLITE_INTERNAL, ErrorClass.Code },
        { SQLITE_PERM, ErrorClass.Code },
        { SQLITE_ABORT, ErrorClass.Code },
        { SQLITE_READONLY, ErrorClass.Code },
        { SQLITE_CORRUPT, ErrorClass.Code },
        { SQLITE_NOTADB, ErrorClass.Code },
        { SQLITE_MISUSE, ErrorClass.Code },
        { SQLITE_AUTH, ErrorClass.Code },
        { 9_999, ErrorClass.Code },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_of_SQLite_has_its_class(int code, ErrorClass expected)
    {
        Assert.Equal(expected, SqliteErrors.OfCode(code));
        Assert.Equal(expected, SqliteErrors.Classify(new SqliteException("message", code)));
    }

    [Fact]
    public void A_file_error_is_the_infrastructures_and_anything_else_the_codes()
    {
        Assert.Equal(ErrorClass.Infrastructure, SqliteErrors.Classify(new IOException()));
        Assert.Equal(ErrorClass.Code, SqliteErrors.Classify(new InvalidDataException()));
        Assert.Equal(ErrorClass.Code, SqliteErrors.Classify(new InvalidOperationException()));
    }
}

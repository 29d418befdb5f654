using System.Runtime.InteropServices;
using Inhaul.Sqlite;

namespace Inhaul.Stores.Tests.Sqlite;

/// <summary>The SQLite of the operating system is used where there is one, and always one that is new enough.</summary>
public sealed class SystemSqliteTests
{
    private static readonly Version Oldest = new(3, 38);

    [Fact]
    public void The_library_knows_all_that_the_store_uses()
    {
        SystemSqlite.EnsureBound();

        Assert.True(Version.Parse(SQLitePCL.raw.sqlite3_libversion().utf8_to_string()) >= Oldest);
    }

    [Fact]
    public void The_library_of_the_system_is_preferred()
    {
        SystemSqlite.EnsureBound();
        var bound = SQLitePCL.raw.sqlite3_libversion().utf8_to_string();

        var hasSystem = NativeLibrary.TryLoad("libsqlite3.so.0", out var library) || NativeLibrary.TryLoad("/usr/lib/libsqlite3.dylib", out library);

        Assert.Equal(hasSystem ? SystemVersion(library) : bound, bound);
    }

    private static string SystemVersion(IntPtr library)
    {
        var version = Marshal.GetDelegateForFunctionPointer<LibraryVersion>(NativeLibrary.GetExport(library, "sqlite3_libversion"));
        return Marshal.PtrToStringUTF8(version())!;
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate IntPtr LibraryVersion();
}

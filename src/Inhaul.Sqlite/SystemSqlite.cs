using System.Reflection;
using System.Runtime.InteropServices;

namespace Inhaul.Sqlite;

/// <summary>
/// Binds to the SQLite of the operating system when there is one, since the system keeps it patched, and to the bundled
/// one otherwise.
/// </summary>
internal static class SystemSqlite
{
    private const string BundledName = "e_sqlite3";

    private static readonly string[] SystemNames = ["libsqlite3.so.0", "/usr/lib/libsqlite3.dylib"];
    private static readonly Lazy<bool> Bound = new(Bind);

    /// <summary>Binds once per process.</summary>
    public static void EnsureBound() => _ = Bound.Value;

    private static bool Bind()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly, Resolve);
        SQLitePCL.Batteries_V2.Init();
        return true;
    }

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? paths)
    {
        if (name == BundledName)
        {
            foreach (var system in SystemNames)
            {
                if (NativeLibrary.TryLoad(system, out var library))
                {
                    return library;
                }
            }
        }

        return IntPtr.Zero;
    }
}

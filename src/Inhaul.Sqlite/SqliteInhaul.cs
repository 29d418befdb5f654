using Inhaul.Sqlite;
using Inhaul.Stores;

namespace Inhaul;

/// <summary>Imports into SQLite.</summary>
public static class SqliteInhaul
{
    /// <summary>Imports into an SQLite file: the rows into its tables, what is known of them into tables that begin with <c>inhaul_</c>.</summary>
    /// <param name="inhaul">What is configured.</param>
    /// <param name="path">The file; it is created when there is none.</param>
    public static InhaulBuilder UseSqlite(this InhaulBuilder inhaul, string path)
    {
        ArgumentNullException.ThrowIfNull(inhaul);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return inhaul.UseStore(_ => Task.FromResult<IImportStore>(SqliteImportStore.Open(path)));
    }
}

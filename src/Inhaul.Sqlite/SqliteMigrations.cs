using System.Reflection;
using Inhaul.Stores;

namespace Inhaul.Sqlite;

/// <summary>Makes the store's tables and brings them up to date.</summary>
internal static class SqliteMigrations
{
    private static readonly MigrationFiles Files = new(Assembly.GetExecutingAssembly());

    /// <summary>Brings a database up to date.</summary>
    /// <exception cref="InvalidConfigurationException">The database was made by a newer version of Inhaul.</exception>
    public static async Task ApplyAsync(SqliteDatabase database, CancellationToken cancellationToken)
    {
        if (Files.After(await VersionAsync(database, cancellationToken)).Count == 0)
        {
            return;
        }

        using var turn = await database.WriteAsync(cancellationToken);
        turn.Execute("CREATE TABLE IF NOT EXISTS inhaul_migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)");
        foreach (var migration in Files.After(Version(turn)))
        {
            turn.Execute(migration.Sql);
            turn.Execute($"INSERT INTO inhaul_migration VALUES (@number, @name, {SqliteClock.Now})", ("@number", migration.Number), ("@name", migration.Name));
        }

        turn.Commit();
    }

    private static async Task<long> VersionAsync(SqliteDatabase database, CancellationToken cancellationToken)
    {
        using var turn = await database.ReadAsync(cancellationToken);
        return turn.Scalar("SELECT 1 FROM sqlite_master WHERE name = 'inhaul_migration'") is null ? 0 : Version(turn);
    }

    private static long Version(SqliteTurn turn) => (long)turn.Scalar("SELECT coalesce(max(number), 0) FROM inhaul_migration")!;
}

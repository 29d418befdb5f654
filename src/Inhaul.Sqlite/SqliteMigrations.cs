using System.Globalization;
using System.Reflection;

namespace Inhaul.Sqlite;

/// <summary>The numbered SQL files that make the store's tables. A released file never changes.</summary>
internal static class SqliteMigrations
{
    /// <summary>Every migration, by number.</summary>
    public static IReadOnlyList<(int Number, string Name, string Sql)> All { get; } = Load();

    /// <summary>Brings a database up to date.</summary>
    /// <exception cref="InvalidConfigurationException">The database was made by a newer version of Inhaul.</exception>
    public static async Task ApplyAsync(SqliteDatabase database, CancellationToken cancellationToken)
    {
        if (await VersionAsync(database, cancellationToken) == All[^1].Number)
        {
            return;
        }

        using var turn = await database.WriteAsync(cancellationToken);
        turn.Execute("CREATE TABLE IF NOT EXISTS inhaul_migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)");
        var version = (long)turn.Scalar("SELECT coalesce(max(number), 0) FROM inhaul_migration")!;
        foreach (var (number, name, sql) in All.Where(migration => migration.Number > version))
        {
            turn.Execute(sql);
            turn.Execute($"INSERT INTO inhaul_migration VALUES (@number, @name, {SqliteClock.Now})", ("@number", number), ("@name", name));
        }

        turn.Commit();
    }

    private static async Task<long> VersionAsync(SqliteDatabase database, CancellationToken cancellationToken)
    {
        using var turn = await database.ReadAsync(cancellationToken);
        var exists = turn.Scalar("SELECT 1 FROM sqlite_master WHERE name = 'inhaul_migration'") is not null;
        var version = exists ? (long)turn.Scalar("SELECT coalesce(max(number), 0) FROM inhaul_migration")! : 0;
        return version <= All[^1].Number
            ? version
            : throw new InvalidConfigurationException(
                $"The store was made by a newer version of Inhaul (its migration {version}, this version knows {All[^1].Number}). Use that version.");
    }

    private static List<(int Number, string Name, string Sql)> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        const string Marker = ".Migrations.";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(resource => resource.Contains(Marker, StringComparison.Ordinal))
                .Select(resource =>
                {
                    var file = resource[(resource.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)..];
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                    return (int.Parse(file.AsSpan(0, 4), CultureInfo.InvariantCulture), file, reader.ReadToEnd());
                })
                .OrderBy(migration => migration.Item1),
        ];
    }
}

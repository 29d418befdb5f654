using System.Reflection;
using Inhaul.Stores;
using Npgsql;

namespace Inhaul.Postgres;

/// <summary>Makes the store's schema and tables and brings them up to date.</summary>
internal static class PostgresMigrations
{
    private static readonly MigrationFiles Files = new(Assembly.GetExecutingAssembly());

    /// <summary>Brings a database up to date. Of many that do so at once, one does it and the others wait.</summary>
    /// <exception cref="InvalidConfigurationException">The database was made by a newer version of Inhaul, or the role may not change it.</exception>
    public static async Task ApplyAsync(PostgresDatabase database, CancellationToken cancellationToken)
    {
        if (Files.After(await VersionAsync(database, cancellationToken)).Count == 0)
        {
            return;
        }

        await using var turn = await database.WriteAsync(cancellationToken);
        try
        {
            await ApplyAsync(turn, cancellationToken);
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw NotAllowed(turn.Connection, refusal);
        }

        await turn.CommitAsync(cancellationToken);
    }

    /// <summary>Whether a database holds a store.</summary>
    public static async Task<bool> ExistAsync(PostgresDatabase database, CancellationToken cancellationToken)
    {
        await using var turn = await database.ReadAsync(cancellationToken);
        return await ExistAsync(turn, cancellationToken);
    }

    private static async Task ApplyAsync(PostgresTurn turn, CancellationToken cancellationToken)
    {
        await turn.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended('inhaul.migration', 0))", cancellationToken);

        // Asking first, since CREATE SCHEMA IF NOT EXISTS wants a privilege even where there is nothing to create.
        if (await turn.ScalarAsync("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = 'inhaul'", cancellationToken) is null)
        {
            await turn.ExecuteAsync("CREATE SCHEMA inhaul", cancellationToken);
        }

        await turn.ExecuteAsync("CREATE TABLE IF NOT EXISTS inhaul.migration (number integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL)", cancellationToken);
        foreach (var migration in Files.After(await VersionAsync(turn, cancellationToken)))
        {
            await turn.ExecuteAsync(migration.Sql, cancellationToken);
            await turn.ExecuteAsync(
                "INSERT INTO inhaul.migration VALUES (@number, @name, clock_timestamp())", cancellationToken, ("@number", migration.Number), ("@name", migration.Name));
        }
    }

    private static async Task<int> VersionAsync(PostgresDatabase database, CancellationToken cancellationToken)
    {
        await using var turn = await database.ReadAsync(cancellationToken);
        try
        {
            return await ExistAsync(turn, cancellationToken) ? await VersionAsync(turn, cancellationToken) : 0;
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw NotAllowed(turn.Connection, refusal);
        }
    }

    // The catalog may be read by everybody, so that this needs no privilege on the schema.
    private static async Task<bool> ExistAsync(PostgresTurn turn, CancellationToken cancellationToken) => await turn.ScalarAsync(
        "SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'inhaul' AND c.relname = 'migration'",
        cancellationToken) is not null;

    private static async Task<int> VersionAsync(PostgresTurn turn, CancellationToken cancellationToken) =>
        (int)(await turn.ScalarAsync("SELECT coalesce(max(number), 0) FROM inhaul.migration", cancellationToken))!;

    private static InvalidConfigurationException NotAllowed(NpgsqlConnection connection, PostgresException refusal)
    {
        var role = PostgresName.Quote(connection.UserName ?? "");
        var database = PostgresName.Quote(connection.Database);
        return new InvalidConfigurationException(
            $"The role {role} may not make or change the store in the database {database}: {refusal.MessageText}. "
            + $"Let the database's owner run: GRANT CREATE ON DATABASE {database} TO {role}; or, where the schema is there already, make the role its owner: ALTER SCHEMA inhaul OWNER TO {role};");
    }
}

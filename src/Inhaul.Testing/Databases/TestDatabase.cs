using Inhaul.Postgres;
using Inhaul.Processing;

namespace Inhaul.Testing.Databases;

/// <summary>What is done with a database whichever it is.</summary>
internal static class TestDatabase
{
    private const string Sqlite = "sqlite:";

    /// <summary>The database that an address means: <c>sqlite:path</c>, a URL or a connection string of PostgreSQL.</summary>
    /// <exception cref="InvalidConfigurationException">It means none.</exception>
    public static ITestDatabase At(string address) =>
        PostgresAddress.IsMeant(address) ? new PostgresTestDatabase(address)
        : address.StartsWith(Sqlite, StringComparison.Ordinal) && address.Length > Sqlite.Length ? new SqliteTestDatabase(address[Sqlite.Length..])
        : throw new InvalidConfigurationException($"'{address}' is no database to test on. Write sqlite:path, postgres://user@host/database or a connection string of PostgreSQL.");

    /// <summary>Runs statements.</summary>
    /// <returns>The number of rows they changed.</returns>
    public static async Task<int> ExecuteAsync(this ITestDatabase database, string sql, CancellationToken cancellationToken)
    {
        await using var connection = await database.ConnectAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The rows that a query finds, by column.</summary>
    public static async Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> QueryAsync(this ITestDatabase database, string sql, CancellationToken cancellationToken)
    {
        await using var connection = await database.ConnectAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<IReadOnlyDictionary<string, object?>>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(Statement.Row(reader));
        }

        return rows;
    }
}

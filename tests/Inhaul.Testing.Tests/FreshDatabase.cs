using Inhaul.Clusters;
using Npgsql;

namespace Inhaul.Testing.Tests;

/// <summary>An empty database of PostgreSQL, which goes away with the test.</summary>
internal sealed class FreshDatabase : IDisposable
{
    private readonly PostgresCluster _cluster;
    private readonly string _name;

    private FreshDatabase(PostgresCluster cluster)
    {
        _cluster = cluster;
        _name = cluster.CreateDatabase();
    }

    /// <summary>Where it is.</summary>
    public string Address => _cluster.Url(_name);

    /// <summary>Makes one.</summary>
    public static async Task<FreshDatabase> CreateAsync() => new(await PostgresCluster.SharedAsync());

    /// <summary>Empties it, which takes less time than to make another.</summary>
    /// <returns>Where it is.</returns>
    public async Task<string> EmptyAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(_cluster.ConnectionString(_name) + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("DROP SCHEMA IF EXISTS inhaul CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return Address;
    }

    public void Dispose() => _cluster.DropDatabase(_name);
}

using Inhaul.Clusters;
using Npgsql;

namespace Inhaul.Stores.Tests.Postgres;

/// <summary>What the tests on PostgreSQL stand on does what they take for granted.</summary>
public sealed class PostgresClusterTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_that_is_killed_keeps_what_was_committed_and_breaks_connections_off()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        await using var connection = await OpenAsync(cluster, "postgres");
        await ExecuteAsync(connection, "CREATE TABLE kept (id INT); INSERT INTO kept VALUES (1)");
        await ExecuteAsync(connection, "BEGIN; INSERT INTO kept VALUES (2)");

        await cluster.KillAsync();

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => ExecuteAsync(connection, "COMMIT"));
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => OpenAsync(cluster, "postgres"));
        await cluster.StartAgainAsync();
        await using var again = await OpenAsync(cluster, "postgres");
        Assert.Equal(1L, await ScalarAsync(again, "SELECT count(*) FROM kept"));
    }

    [Fact]
    public async Task Database_is_a_copy_of_its_template_and_goes_away_with_its_connections()
    {
        var cluster = await PostgresCluster.SharedAsync();
        var template = cluster.CreateDatabase();
        await using (var connection = await OpenAsync(cluster, template))
        {
            await ExecuteAsync(connection, "CREATE TABLE kept (id INT); INSERT INTO kept VALUES (1)");
        }

        var copy = cluster.CreateDatabase(template);
        await using var inside = await OpenAsync(cluster, copy);
        Assert.Equal(1L, await ScalarAsync(inside, "SELECT count(*) FROM kept"));

        cluster.DropDatabase(copy);
        cluster.DropDatabase(template);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => ScalarAsync(inside, "SELECT 1"));
    }

    [Fact]
    public async Task Setting_given_to_a_cluster_counts_also_after_a_restart()
    {
        await using var cluster = await PostgresCluster.StartAsync("work_mem=1234kB");
        await cluster.StopAsync();
        await cluster.StartAgainAsync();

        await using var connection = await OpenAsync(cluster, "postgres");
        Assert.Equal("1234kB", await ScalarAsync(connection, "SHOW work_mem"));
    }

    private static async Task<NpgsqlConnection> OpenAsync(PostgresCluster cluster, string database)
    {
        var connection = new NpgsqlConnection(cluster.ConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync(Cancel);
        return connection;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancel);
    }
}

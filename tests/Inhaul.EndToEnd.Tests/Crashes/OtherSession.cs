using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Outside;
using Npgsql;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>A session of somebody else in the database of an import.</summary>
internal sealed class OtherSession(Workplace place) : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection = ((StoreDatabase)place.Store).Connect();

    /// <summary>Runs statements.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Waits until a session waits for a lock that this one holds.</summary>
    /// <param name="running">Whose session it is.</param>
    public async Task UntilSomebodyWaitsAsync(RunningCommand running)
    {
        while (place.Store.Number($"SELECT count(*) FROM pg_stat_activity WHERE {_connection.ProcessID} = ANY (pg_blocking_pids(pid))") == 0)
        {
            Assert.True(running.IsRunning, "the import was to wait for a lock");
            await Task.Delay(10);
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}

using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Inhaul.Clusters;

/// <summary>A PostgreSQL server of this process's own: its data in a temporary folder, on a free port of this machine.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    /// <summary>The superuser.</summary>
    public const string User = "postgres";

    private const string Host = "127.0.0.1";

    /// <summary>Below the ports that the system gives to clients, so that none of them takes it while the server is down.</summary>
    private const int LowestPort = 20_000;

    private const int HighestPort = 32_000;

    /// <summary>
    /// The data need not survive a crash of the machine, only one of the server, so nothing waits for a disk. The server
    /// takes little memory, since several may run at once. It stands far from UTC: no time may depend on where it stands.
    /// </summary>
    private static readonly string[] Settings =
        ["fsync=off", "full_page_writes=off", "shared_buffers=64MB", "max_connections=200", "autovacuum_naptime=1h", "timezone=Asia/Kolkata"];

    private static readonly Lazy<Task<PostgresCluster>> One = new(() => StartAsync());

    private readonly ClusterFolder _folder;
    private readonly IReadOnlyList<string> _settings;

    private PostgresCluster(ClusterFolder folder, IReadOnlyList<string> settings)
    {
        _folder = folder;
        _settings = settings;
    }

    /// <summary>The port, which stays the same when the server is started again.</summary>
    public int Port { get; } = FreePort();

    /// <summary>The cluster that the tests of this process share; it goes away with the process.</summary>
    public static Task<PostgresCluster> SharedAsync() => One.Value;

    /// <summary>Makes a cluster and starts its server.</summary>
    /// <param name="settings">Settings of the server that differ, as <c>name=value</c>; the last of a name counts.</param>
    public static async Task<PostgresCluster> StartAsync(params IReadOnlyList<string> settings)
    {
        var folder = await ClusterFolder.CreateAsync();
        try
        {
            await ServerPrograms.RunAsync(folder.Path, "initdb", "-D", folder.Data, "-A", "trust", "-U", User, "-E", "UTF8", "--locale=C", "--no-sync");
            var cluster = new PostgresCluster(folder, settings);
            await cluster.StartAgainAsync();
            return cluster;
        }
        catch
        {
            await folder.DisposeAsync();
            throw;
        }
    }

    /// <summary>The connection string of a database.</summary>
    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder { Host = Host, Port = Port, Username = User, Database = database }.ToString();

    /// <summary>The address of a database as people write it.</summary>
    public string Url(string database) => $"postgres://{User}@{Host}:{Port}/{database}";

    /// <summary>Makes a database.</summary>
    /// <param name="template">The database to copy, which nobody may be connected to; an empty one by default.</param>
    /// <returns>Its name.</returns>
    public string CreateDatabase(string template = "template0")
    {
        var name = $"t{Guid.NewGuid():N}";
        Execute($"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy");
        return name;
    }

    /// <summary>Removes a database, and whoever is connected to it.</summary>
    public void DropDatabase(string database) => Execute($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");

    /// <summary>Stops the server as an administrator would, breaking connections off.</summary>
    public Task StopAsync(StopMode mode = StopMode.Fast) =>
        ServerPrograms.RunAsync(_folder.Path, "pg_ctl", "-D", _folder.Data, "-m", mode == StopMode.Fast ? "fast" : "immediate", "-w", "stop");

    /// <summary>Kills the server and its processes with SIGKILL.</summary>
    public Task KillAsync() => ServerProcess.KillAsync(_folder.Data);

    /// <summary>Starts the server after <see cref="StopAsync"/> or <see cref="KillAsync"/>, and waits until it answers.</summary>
    public async Task StartAgainAsync()
    {
        var log = Path.Combine(_folder.Data, "server.log");
        string[] options = [$"port={Port}", $"listen_addresses={Host}", $"unix_socket_directories={_folder.Data}", .. Settings, .. _settings];
        try
        {
            await ServerPrograms.RunAsync(
                _folder.Path, "pg_ctl", "-D", _folder.Data, "-l", log, "-w", "-o", string.Join(' ', options.Select(option => $"-c {option}")), "start");
        }
        catch (InvalidOperationException exception) when (File.Exists(log))
        {
            throw new InvalidOperationException($"{exception.Message}\n{await File.ReadAllTextAsync(log)}", exception);
        }
    }

    /// <summary>Stops the server and removes all that it had.</summary>
    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    private void Execute(string sql)
    {
        // Unpooled: the connections of a pool do not survive the server's crash.
        using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(LowestPort, HighestPort);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken; another one will not be.
            }
        }
    }
}

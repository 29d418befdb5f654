using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Inhaul.Postgres;

/// <summary>Where a PostgreSQL database is and who asks, read from a URL or from a connection string of the driver.</summary>
internal sealed class PostgresAddress
{
    // As many connections as there may be workers and renewals of their leases at once; the server's own limit is lower.
    private const int MostConnections = 2_048;

    private static readonly string[] DatabaseKeys = ["Host", "Server"];

    private readonly NpgsqlConnectionStringBuilder _parts;

    private PostgresAddress(NpgsqlConnectionStringBuilder parts) => _parts = parts;

    /// <summary>What the driver connects with, password included.</summary>
    public string ConnectionString => _parts.ConnectionString;

    /// <summary>The address for people: without the password and whatever else is nobody's business.</summary>
    public string Display
    {
        get
        {
            var port = _parts.Port == NpgsqlConnection.DefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{_parts.Port}");
            var hosts = _parts.Host!.Split(',').Select(host => IPAddress.TryParse(host, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6
                ? $"[{host}]{port}" : host.Contains(':', StringComparison.Ordinal) ? host : host + port);
            return $"postgres://{(_parts.Username is { } user ? user + "@" : "")}{string.Join(',', hosts)}/{_parts.Database}";
        }
    }

    /// <summary>Whether a text is meant to be the address of a PostgreSQL database.</summary>
    public static bool IsMeant(string text) =>
        PostgresUrl.IsMeant(text) || text.Split(';').Any(part => DatabaseKeys.Contains(part.Split('=')[0].Trim(), StringComparer.OrdinalIgnoreCase));

    /// <summary>Reads <c>postgres://user:password@host:port/database?parameter=value</c> or <c>Host=…;Database=…</c>.</summary>
    /// <exception cref="InvalidConfigurationException">The text is neither, or has a part that is not understood; the message never shows a password.</exception>
    public static PostgresAddress Parse(string text)
    {
        try
        {
            var parts = PostgresUrl.IsMeant(text) ? PostgresUrl.Parse(text) : new NpgsqlConnectionStringBuilder(text);
            if (string.IsNullOrEmpty(parts.Host))
            {
                throw new InvalidConfigurationException("The store's connection string names no host. Write for example \"Host=localhost;Database=shop;Username=ann\".");
            }

            return new PostgresAddress(WithDefaults(parts));
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new InvalidConfigurationException($"The address of the store cannot be read: {exception.Message.Split(" (Parameter")[0]}");
        }
    }

    private static NpgsqlConnectionStringBuilder WithDefaults(NpgsqlConnectionStringBuilder parts)
    {
        // A statement over a large chunk may take its time; that is no error.
        Default("Command Timeout", () => parts.CommandTimeout = 0);
        Default("Application Name", () => parts.ApplicationName = "inhaul");
        Default("Maximum Pool Size", () => parts.MaxPoolSize = Math.Max(MostConnections, parts.MinPoolSize));

        // A connection that listens or waits for a long statement is to notice when the other side is gone.
        Default("TCP Keepalive", () => parts.TcpKeepAlive = true);
        Default("TCP Keepalive Time", () => parts.TcpKeepAliveTime = parts.TcpKeepAlive ? 30 : 0);
        Default("TCP Keepalive Interval", () => parts.TcpKeepAliveInterval = parts.TcpKeepAlive ? 10 : 0);
        if (parts.Host!.Contains(',', StringComparison.Ordinal))
        {
            // The ledger is written, so of several servers it is the one that may be.
            Default("Target Session Attributes", () => parts.TargetSessionAttributes = "read-write");
        }

        return parts;

        void Default(string key, Action set)
        {
            if (!parts.ShouldSerialize(key))
            {
                set();
            }
        }
    }
}

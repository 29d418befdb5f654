using System.Globalization;
using Npgsql;

namespace Inhaul.Postgres;

/// <summary>The URL of a PostgreSQL database as PostgreSQL's own tools read it, with the parameters that the driver knows too.</summary>
internal static class PostgresUrl
{
    private static readonly string[] Schemes = ["postgres://", "postgresql://"];

    private static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["application_name"] = "Application Name",
        ["channel_binding"] = "Channel Binding",
        ["connect_timeout"] = "Timeout",
        ["dbname"] = "Database",
        ["gssencmode"] = "GSS Encryption Mode",
        ["host"] = "Host",
        ["keepalives"] = "TCP Keepalive",
        ["keepalives_idle"] = "TCP Keepalive Time",
        ["keepalives_interval"] = "TCP Keepalive Interval",
        ["krbsrvname"] = "Kerberos Service Name",
        ["options"] = "Options",
        ["passfile"] = "Passfile",
        ["password"] = "Password",
        ["port"] = "Port",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslmode"] = "SSL Mode",
        ["sslnegotiation"] = "SSL Negotiation",
        ["sslpassword"] = "SSL Password",
        ["sslrootcert"] = "Root Certificate",
        ["target_session_attrs"] = "Target Session Attributes",
        ["user"] = "Username",
    };

    /// <summary>Whether a text starts like such a URL.</summary>
    public static bool IsMeant(string text) => Array.Exists(Schemes, scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads a URL.</summary>
    /// <exception cref="InvalidConfigurationException">A parameter is unknown, or a part is not understood.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string text)
    {
        var rest = text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..];
        (rest, var query) = Cut(rest, '?');
        (var authority, var database) = Cut(rest, '/');
        var at = authority.LastIndexOf('@');
        var (user, password) = Cut(at < 0 ? "" : authority[..at], ':');
        var parts = new NpgsqlConnectionStringBuilder();
        Set(parts, "Username", Decode(user));
        Set(parts, "Password", Decode(password));
        Set(parts, "Database", Decode(database));
        SetHosts(parts, authority[(at + 1)..]);
        foreach (var parameter in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = Cut(parameter, '=');
            SetParameter(parts, Decode(name), Decode(value));
        }

        if (string.IsNullOrEmpty(parts.Host))
        {
            parts.Host = "localhost";
        }

        return parts;
    }

    private static void SetHosts(NpgsqlConnectionStringBuilder parts, string hosts)
    {
        // The driver takes a port with each host of a list, and an address in brackets as it stands.
        if (!hosts.Contains(',', StringComparison.Ordinal))
        {
            var bracket = hosts.LastIndexOf(']');
            var colon = hosts.IndexOf(':', bracket + 1);
            Set(parts, "Host", Decode((colon < 0 ? hosts : hosts[..colon]).Trim('[', ']')));
            Set(parts, "Port", colon < 0 ? "" : Port(hosts[(colon + 1)..]));
            return;
        }

        Set(parts, "Host", Decode(hosts));
    }

    private static string Port(string text) => text.Length == 0 || (ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0)
        ? text
        : throw new InvalidConfigurationException("The store's URL has something that is not a port behind its host. A '/', '?' or '#' in a password is written as %2F, %3F or %23.");

    private static void SetParameter(NpgsqlConnectionStringBuilder parts, string name, string value)
    {
        if (!Parameters.TryGetValue(name, out var key))
        {
            throw new InvalidConfigurationException($"'{name}' is not a parameter of the store's URL. There are: {string.Join(", ", Parameters.Keys)}.");
        }

        try
        {
            Set(parts, key, name switch
            {
                "sslmode" or "gssencmode" or "sslnegotiation" or "channel_binding" => value.Replace("-", "", StringComparison.Ordinal),
                "keepalives" => value == "0" ? "false" : "true",
                _ => value,
            });
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
        {
            throw new InvalidConfigurationException($"'{value}' is not a value of {name} in the store's URL.");
        }
    }

    private static void Set(NpgsqlConnectionStringBuilder parts, string key, string value)
    {
        if (value.Length > 0)
        {
            parts[key] = value;
        }
    }

    // The one way that knows no plus sign: in a password it is a plus sign.
    private static string Decode(string text) => Uri.UnescapeDataString(text);

    private static (string Before, string After) Cut(string text, char at)
    {
        var index = text.IndexOf(at, StringComparison.Ordinal);
        return index < 0 ? (text, "") : (text[..index], text[(index + 1)..]);
    }
}

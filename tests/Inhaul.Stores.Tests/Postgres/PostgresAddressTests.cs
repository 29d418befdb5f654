using Inhaul.Postgres;
using Npgsql;

namespace Inhaul.Stores.Tests.Postgres;

/// <summary>The address of a store is read as PostgreSQL's own tools read it, and shown without its password.</summary>
public sealed class PostgresAddressTests
{
    [Theory]
    [InlineData("postgres://ann@db/shop", "db", 5432, "ann", null, "shop", "postgres://ann@db/shop")]
    [InlineData("postgresql://ann:s%40c%2Fr+t@db:6543/my%20shop", "db", 6543, "ann", "s@c/r+t", "my shop", "postgres://ann@db:6543/my shop")]
    [InlineData("postgres://ann:a@b@db/shop", "db", 5432, "ann", "a@b", "shop", "postgres://ann@db/shop")]
    [InlineData("postgres://ann@[::1]:6543/shop", "::1", 6543, "ann", null, "shop", "postgres://ann@[::1]:6543/shop")]
    [InlineData("postgres:///shop?host=/run/pg&port=6543&user=ann&password=x", "/run/pg", 6543, "ann", "x", "shop", "postgres://ann@/run/pg:6543/shop")]
    [InlineData("postgres://ann@/shop", "localhost", 5432, "ann", null, "shop", "postgres://ann@localhost/shop")]
    [InlineData("postgres://ann:x@one:1,two:2/shop", "one:1,two:2", 5432, "ann", "x", "shop", "postgres://ann@one:1,two:2/shop")]
    [InlineData("Host=db;Port=6543;Database=shop;Username=ann;Password=x", "db", 6543, "ann", "x", "shop", "postgres://ann@db:6543/shop")]
    public void An_address_is_read(string text, string host, int port, string user, string? password, string database, string display)
    {
        var address = PostgresAddress.Parse(text);
        var parts = new NpgsqlConnectionStringBuilder(address.ConnectionString);

        Assert.True(PostgresAddress.IsMeant(text));
        Assert.Equal((host, port, user, password, database), (parts.Host, parts.Port, parts.Username, parts.Password, parts.Database));
        Assert.Equal(display, address.Display);
    }

    [Theory]
    [InlineData("sslmode=verify-full", "SSL Mode=VerifyFull")]
    [InlineData("connect_timeout=7", "Timeout=7")]
    [InlineData("application_name=night%20run", "Application Name=\"night run\"")]
    [InlineData("options=-c%20statement_timeout%3D5s", "Options=\"-c statement_timeout=5s\"")]
    [InlineData("target_session_attrs=read-write", "Target Session Attributes=read-write")]
    [InlineData("sslrootcert=/etc/ca.pem", "Root Certificate=/etc/ca.pem")]
    public void A_parameter_of_the_url_reaches_the_driver(string parameter, string expected) =>
        Assert.Contains(expected, PostgresAddress.Parse($"postgres://ann@db/shop?{parameter}").ConnectionString, StringComparison.Ordinal);

    [Theory]
    [InlineData("postgres://ann@db/shop", 0, "inhaul")]
    [InlineData("Host=db;Command Timeout=9;Application Name=mine", 9, "mine")]
    public void Long_statements_are_no_error_unless_somebody_says_so(string text, int timeout, string name)
    {
        var parts = new NpgsqlConnectionStringBuilder(PostgresAddress.Parse(text).ConnectionString);

        Assert.Equal((timeout, name, true), (parts.CommandTimeout, parts.ApplicationName, parts.TcpKeepAlive));
    }

    [Theory]
    [InlineData("postgres://ann:s3cret@db/shop?colour=red", "'colour' is not a parameter of the store's URL. There are: ")]
    [InlineData("postgres://ann:s3cret@db/shop?sslmode=never", "'never' is not a value of sslmode in the store's URL.")]
    [InlineData("postgres://ann:s3cret/x@db/shop", "The store's URL has something that is not a port behind its host.")]
    [InlineData("Host=db;Password=s3cret;Colour=red", "The address of the store cannot be read: Couldn't set colour")]
    public void What_is_not_understood_is_said_without_the_password(string text, string expected)
    {
        var refusal = Assert.Throws<InvalidConfigurationException>(() => PostgresAddress.Parse(text));

        Assert.StartsWith(expected, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqlite:inhaul.db")]
    [InlineData("inhaul.db")]
    [InlineData("")]
    public void Anything_else_is_not_meant_for_PostgreSQL(string text) => Assert.False(PostgresAddress.IsMeant(text));
}

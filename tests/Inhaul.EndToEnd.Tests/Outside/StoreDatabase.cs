using System.Data.Common;
using System.Text.RegularExpressions;
using Inhaul.Clusters;
using Npgsql;

namespace Inhaul.EndToEnd.Tests.Outside;

/// <summary>A PostgreSQL database seen from outside.</summary>
/// <param name="cluster">The server.</param>
/// <param name="name">The database.</param>
internal sealed partial class StoreDatabase(PostgresCluster cluster, string name) : StoreView
{
    private static readonly Lazy<PostgresCluster> Shared = new(() => Task.Run(PostgresCluster.SharedAsync).GetAwaiter().GetResult());

    /// <summary>An empty database.</summary>
    /// <param name="cluster">The server; by default the one that the tests share.</param>
    public static StoreDatabase Create(PostgresCluster? cluster = null)
    {
        var server = cluster ?? Shared.Value;
        return new StoreDatabase(server, server.CreateDatabase());
    }

    /// <summary>Breaks off every connection to the database but the one that says so.</summary>
    public void BreakConnections()
    {
        LetGo();
        Rows("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }

    public override string Address => cluster.Url(name);

    /// <summary>PostgreSQL says nothing unless asked about every table; reading them all is what the tests do anyway.</summary>
    public override string Damage => "";

    public override bool HasTable(string name) => Number($"SELECT count(to_regclass('{Translated(name)}'))") > 0;

    public override IReadOnlyList<string> Columns(string table) =>
        Rows($"""
            SELECT column_name, CASE data_type WHEN 'bigint' THEN 'INTEGER' WHEN 'numeric' THEN 'DECIMAL' ELSE upper(data_type) END
            FROM information_schema.columns WHERE table_name = '{table}' ORDER BY ordinal_position
            """);

    public override string? NamedColumn(string code, string column) => column;

    public override void NoteWrites(string table, string key) => Execute(
        $"""
        CREATE TABLE {table}_write AS SELECT {key}, '' AS kind FROM {table} WHERE false;
        CREATE FUNCTION {table}_written() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN INSERT INTO {table}_write VALUES (NEW.{key}, lower(TG_OP)); RETURN NULL; END $$;
        CREATE TRIGGER {table}_written AFTER INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_written();
        """);

    public override StoreView CopyTo(string folder)
    {
        // A database that somebody is connected to cannot be copied.
        LetGo();
        return new StoreDatabase(cluster, cluster.CreateDatabase(template: name));
    }

    public override void Dispose()
    {
        LetGo();
        cluster.DropDatabase(name);
    }

    /// <summary>A connection for as long as the caller wants one.</summary>
    public NpgsqlConnection Connect()
    {
        // Unpooled: a server of a test's own may be killed in between.
        var connection = new NpgsqlConnection(Settings + ";Pooling=false");
        connection.Open();
        return connection;
    }

    /// <summary>A connection for a moment. Checks ask much and briefly, and a server takes longer to greet than to answer.</summary>
    protected override DbConnection Open()
    {
        if (cluster != Shared.Value)
        {
            return Connect();
        }

        var connection = new NpgsqlConnection(Settings);
        connection.Open();
        return connection;
    }

    protected override DbCommand Command(DbConnection connection, string sql) => ResultText.Query((NpgsqlConnection)connection, Translated(sql));

    protected override string?[] Values(DbDataReader row) => ResultText.Row((NpgsqlDataReader)row);

    // Whoever only looks is never in the way of others, however strict the database's own isolation is.
    private string Settings => cluster.ConnectionString(name) + @";Options=-c default_transaction_isolation=read\ committed";

    private void LetGo() => NpgsqlConnection.ClearPool(new NpgsqlConnection(Settings));

    private static string Translated(string sql) => BytesLiteral().Replace(sql.Replace("inhaul_", "inhaul.", StringComparison.Ordinal), @"'\x${hex}'::bytea");

    [GeneratedRegex(@"\bx'(?<hex>[0-9a-f]*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BytesLiteral();
}

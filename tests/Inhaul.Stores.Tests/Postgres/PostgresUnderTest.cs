using System.Globalization;
using System.Text.RegularExpressions;
using Inhaul.Clusters;
using Inhaul.Postgres;
using Inhaul.Stores;
using Npgsql;

namespace Inhaul.Stores.Tests.Postgres;

/// <summary>A store in a PostgreSQL database of its own.</summary>
internal sealed partial class PostgresUnderTest : StoreUnderTest
{
    /// <summary>A database with the ledger's tables, of which every test gets a copy: copying them takes less than making them.</summary>
    private static readonly Lazy<Task<string>> Migrated = new(MigrateAsync);

    private PostgresCluster _cluster = null!;
    private string _name = "";
    private NpgsqlDataSource _source = null!;

    public override IReadOnlyDictionary<ErrorClass, Exception> ErrorSamples { get; } = new Dictionary<ErrorClass, Exception>
    {
        [ErrorClass.Data] = Error("new row for relation \"people\" violates check constraint \"age\"", PostgresErrorCodes.CheckViolation),
        [ErrorClass.Infrastructure] = Error("the database system is shutting down", PostgresErrorCodes.CannotConnectNow),
        [ErrorClass.Code] = Error("relation \"people\" does not exist", PostgresErrorCodes.UndefinedTable),
    };

    /// <summary>How to reach it past the store.</summary>
    public string ConnectionString => _cluster.ConnectionString(_name);

    public override string Ledger(string table) => $"inhaul.{table}";

    public override string Named(string table) => PostgresName.Join(null, table);

    public override string JsonType => "jsonb";

    public override string Bytes(params byte[] bytes) => $"'\\x{Convert.ToHexString(bytes)}'::bytea";

    public override async Task ExecuteAsync(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public override async Task<IReadOnlyList<string?[]>> QueryAsync(string sql)
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using var command = ResultText.Query(connection, sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string?[]>();
        while (await reader.ReadAsync())
        {
            rows.Add(ResultText.Row(reader));
        }

        return rows;
    }

    public override async Task<IAsyncDisposable> BlockWritersAsync()
    {
        // Closing the connection undoes the transaction.
        var tables = await LinesAsync("SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema IN ('inhaul', 'public')");
        var connection = await _source.OpenConnectionAsync();
        await using var block = new NpgsqlCommand($"BEGIN; LOCK TABLE {string.Join(", ", tables)} IN EXCLUSIVE MODE", connection);
        await block.ExecuteNonQueryAsync();
        return connection;
    }

    public override Task CountWritesAsync(string table) => ExecuteAsync($"""
        CREATE TABLE counted_writes (what TEXT NOT NULL);
        CREATE FUNCTION count_write() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO counted_writes VALUES (TG_OP); RETURN NULL; END $$;
        CREATE TRIGGER count_writes AFTER INSERT OR UPDATE OR DELETE ON "{table}" FOR EACH ROW EXECUTE FUNCTION count_write();
        """);

    public override Task RefuseByTriggerAsync(string table, string condition, string message) => ExecuteAsync($"""
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN RAISE EXCEPTION '{message}'; END IF; RETURN NEW; END $$;
        CREATE TRIGGER refuse_rows BEFORE INSERT OR UPDATE ON "{table}" FOR EACH ROW EXECUTE FUNCTION refuse();
        """);

    public override async Task<IReadOnlyList<string>> CheckedWordsAsync(string table, string column)
    {
        var check = await ScalarAsync($"""
            SELECT pg_get_constraintdef(c.oid) FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND c.conkey = ARRAY[a.attnum]
            WHERE c.contype = 'c' AND c.conrelid = '{Ledger(table)}'::regclass AND a.attname = '{column}'
            """);
        return [.. Word().Matches(check!).Select(word => word.Groups["word"].Value)];
    }

    public override async Task<IReadOnlyList<LedgerColumn>> ColumnsAsync() =>
    [
        .. from row in await QueryAsync("""
            SELECT c.relname, a.attname, a.attnotnull, coalesce(array_position(p.conkey::int[], a.attnum::int), 0)
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_constraint p ON p.conrelid = c.oid AND p.contype = 'p'
            WHERE c.relnamespace = 'inhaul'::regnamespace AND c.relkind IN ('r', 'v') ORDER BY c.relname COLLATE "C", a.attnum
            """)
        select new LedgerColumn(row[0]!, row[1]!, row[2] == "1", int.Parse(row[3]!, CultureInfo.InvariantCulture)),
    ];

    public override async Task CreateAsync() => Use(await PostgresCluster.SharedAsync(), template: "template0");

    protected override async Task CreateMigratedAsync() => Use(await PostgresCluster.SharedAsync(), await Migrated.Value);

    protected override async Task<IImportStore> ConnectAsync(bool rehearsal) => await PostgresImportStore.OpenAsync(ConnectionString, rehearsal, CancellationToken.None);

    protected override async Task DropAsync()
    {
        await _source.DisposeAsync();
        _cluster.DropDatabase(_name);
    }

    private static async Task<string> MigrateAsync()
    {
        var cluster = await PostgresCluster.SharedAsync();
        var name = cluster.CreateDatabase();
        await using var store = await PostgresImportStore.OpenAsync(cluster.ConnectionString(name), rehearsal: false, CancellationToken.None);
        await store.MigrateAsync(CancellationToken.None);
        return name;
    }

    private void Use(PostgresCluster cluster, string template)
    {
        _cluster = cluster;
        _name = cluster.CreateDatabase(template);
        _source = NpgsqlDataSource.Create(ConnectionString);
    }

    private static PostgresException Error(string message, string code) => new(message, "ERROR", "ERROR", code);

    [GeneratedRegex("'(?<word>[^']*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();
}

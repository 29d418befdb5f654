using System.Globalization;
using System.Text.RegularExpressions;
using Inhaul.Sqlite;
using Inhaul.Stores;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Inhaul.Stores.Tests.Sqlite;

/// <summary>A store in an SQLite file of its own.</summary>
internal sealed partial class SqliteUnderTest : StoreUnderTest
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"inhaul-{Guid.NewGuid():N}");

    /// <summary>The file.</summary>
    public string File => Path.Combine(_folder, "store.db");

    public override IReadOnlyDictionary<ErrorClass, Exception> ErrorSamples { get; } = new Dictionary<ErrorClass, Exception>
    {
        [ErrorClass.Data] = new SqliteException("CHECK constraint failed: age", SQLITE_CONSTRAINT, SQLITE_CONSTRAINT_CHECK),
        [ErrorClass.Infrastructure] = new SqliteException("database is locked", SQLITE_BUSY, SQLITE_BUSY),
        [ErrorClass.Code] = new SqliteException("no such table: people", SQLITE_ERROR, SQLITE_ERROR),
    };

    public override string Ledger(string table) => $"inhaul_{table}";

    public override string Named(string table) => table;

    public override string JsonType => "TEXT";

    public override string Bytes(params byte[] bytes) => $"X'{Convert.ToHexString(bytes)}'";

    public override async Task ExecuteAsync(string sql)
    {
        await using var connection = await LookAsync();
        await ExecuteAsync(connection, sql);
    }

    public override async Task<IReadOnlyList<string?[]>> QueryAsync(string sql)
    {
        await using var connection = await LookAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string?[]>();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))]);
        }

        return rows;
    }

    public override async Task<IAsyncDisposable> BlockWritersAsync()
    {
        // Closing the connection undoes the transaction.
        var connection = await LookAsync();
        await ExecuteAsync(connection, "BEGIN IMMEDIATE");
        return connection;
    }

    public override Task CountWritesAsync(string table) => ExecuteAsync($"""
        CREATE TABLE counted_writes (what TEXT NOT NULL);
        CREATE TRIGGER count_inserts AFTER INSERT ON "{table}" BEGIN INSERT INTO counted_writes VALUES ('insert'); END;
        CREATE TRIGGER count_updates AFTER UPDATE ON "{table}" BEGIN INSERT INTO counted_writes VALUES ('update'); END;
        CREATE TRIGGER count_deletes AFTER DELETE ON "{table}" BEGIN INSERT INTO counted_writes VALUES ('delete'); END;
        """);

    public override Task RefuseByTriggerAsync(string table, string condition, string message) => ExecuteAsync($"""
        CREATE TRIGGER refuse_inserts BEFORE INSERT ON "{table}" WHEN {condition} BEGIN SELECT RAISE(ABORT, '{message}'); END;
        CREATE TRIGGER refuse_updates BEFORE UPDATE ON "{table}" WHEN {condition} BEGIN SELECT RAISE(ABORT, '{message}'); END;
        """);

    public override async Task<IReadOnlyList<string>> CheckedWordsAsync(string table, string column)
    {
        var sql = await ScalarAsync($"SELECT sql FROM sqlite_master WHERE type = 'table' AND name = '{Ledger(table)}'");
        var check = Regex.Match(sql!, $@"\b{column}\s+TEXT NOT NULL CHECK \({column} IN \((?<words>[^)]*)\)\)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        return [.. Word().Matches(check.Groups["words"].Value).Select(word => word.Groups["word"].Value)];
    }

    public override async Task<IReadOnlyList<LedgerColumn>> ColumnsAsync() =>
    [
        .. from row in await QueryAsync("""
            SELECT substr(t.name, 8), c.name, c."notnull" OR c.pk > 0, c.pk FROM sqlite_master t JOIN pragma_table_info(t.name) c
            WHERE t.type IN ('table', 'view') AND t.name LIKE 'inhaul\_%' ESCAPE '\' ORDER BY t.name, c.cid
            """)
        select new LedgerColumn(row[0]!, row[1]!, row[2] == "1", int.Parse(row[3]!, CultureInfo.InvariantCulture)),
    ];

    public override Task CreateAsync()
    {
        Directory.CreateDirectory(_folder);
        return Task.CompletedTask;
    }

    protected override Task<IImportStore> ConnectAsync(bool rehearsal) => Task.FromResult<IImportStore>(SqliteImportStore.Open(File, rehearsal));

    protected override Task DropAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private async Task<SqliteConnection> LookAsync()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false, ForeignKeys = true }.ToString());
        await connection.OpenAsync();
        return connection;
    }

    private static string? Text(object value) => value switch
    {
        DBNull => null,
        byte[] bytes => Convert.ToHexStringLower(bytes),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex("'(?<word>[^']*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();
}

using System.Data.Common;
using System.Globalization;
using Inhaul.Sqlite;
using Microsoft.Data.Sqlite;

namespace Inhaul.EndToEnd.Tests.Outside;

/// <summary>An SQLite file seen from outside.</summary>
/// <param name="path">The file.</param>
internal sealed class StoreFile(string path) : StoreView
{
    /// <summary>The name of the store that commands use when they are told of no other.</summary>
    private const string Default = "inhaul.db";

    /// <summary>The store that commands use in a folder.</summary>
    public static StoreFile In(string folder) => new(Path.Combine(folder, Default));

    public override string? Address => null;

    public override string Damage => Text("SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'") + Text("SELECT * FROM pragma_foreign_key_check");

    /// <summary>Asking makes no file where there is none.</summary>
    public override bool HasTable(string name) => File.Exists(path) && Number($"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '{name}'") > 0;

    public override IReadOnlyList<string> Columns(string table) => Rows($"SELECT name, type FROM pragma_table_info('{table}')");

    public override string? NamedColumn(string code, string column) => code is RowErrorCodes.CheckViolation or RowErrorCodes.ForeignKeyViolation ? null : column;

    public override void NoteWrites(string table, string key) => Execute(
        $"""
        CREATE TABLE {table}_write AS SELECT {key}, '' AS kind FROM {table} WHERE false;
        CREATE TRIGGER {table}_inserted AFTER INSERT ON {table} BEGIN INSERT INTO {table}_write VALUES (new.{key}, 'insert'); END;
        CREATE TRIGGER {table}_updated AFTER UPDATE ON {table} BEGIN INSERT INTO {table}_write VALUES (new.{key}, 'update'); END;
        """);

    public override StoreView CopyTo(string folder) => new StoreFile(Path.Combine(folder, Path.GetFileName(path)));

    /// <summary>The file goes away with its folder.</summary>
    public override void Dispose()
    {
    }

    protected override DbConnection Open()
    {
        SystemSqlite.EnsureBound();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    protected override DbCommand Command(DbConnection connection, string sql) => new SqliteCommand(sql, (SqliteConnection)connection);

    protected override string?[] Values(DbDataReader row) => [.. Enumerable.Range(0, row.FieldCount).Select(column => Plain(row.GetValue(column)))];

    private static string? Plain(object value) => value switch
    {
        DBNull => null,
        byte[] bytes => Convert.ToHexStringLower(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}

using System.Globalization;
using Inhaul.Sqlite;
using Microsoft.Data.Sqlite;

namespace Inhaul.EndToEnd.Tests.Outside;

/// <summary>An SQLite file seen from outside, by SQL alone.</summary>
/// <param name="path">The file.</param>
internal sealed class StoreFile(string path)
{
    /// <summary>What stands for NULL in <see cref="Rows"/>.</summary>
    public const string Null = "∅";

    /// <summary>The rows of a query, each as its values with <c>|</c> between them; bytes are shown in hexadecimal.</summary>
    public IReadOnlyList<string> Rows(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => Show(reader.GetValue(column)))));
        }

        return rows;
    }

    /// <summary>The rows of a query as lines of one text.</summary>
    public string Text(string sql) => string.Join('\n', Rows(sql));

    /// <summary>The one number that a query gives.</summary>
    public long Number(string sql) => long.Parse(Assert.Single(Rows(sql)), CultureInfo.InvariantCulture);

    /// <summary>The first value of each row, as bytes.</summary>
    public IReadOnlyList<byte[]> Bytes(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<byte[]>();
        while (reader.Read())
        {
            rows.Add(reader.GetFieldValue<byte[]>(0));
        }

        return rows;
    }

    /// <summary>How many chunks are settled; none before the ledger is there.</summary>
    public long SettledChunks =>
        Number("SELECT count(*) FROM sqlite_master WHERE name = 'inhaul_log'") == 0 ? 0 : Number("SELECT count(*) FROM inhaul_chunk WHERE state = 'settled'");

    /// <summary>Runs statements.</summary>
    public void Execute(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open()
    {
        SystemSqlite.EnsureBound();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static string Show(object value) => value switch
    {
        DBNull => Null,
        byte[] bytes => Convert.ToHexString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}

using System.Data.Common;
using System.Globalization;

namespace Inhaul.EndToEnd.Tests.Outside;

/// <summary>
/// A store seen from outside, by SQL alone. Everything that differs between databases is said here and in the two kinds, so
/// that a test says the same of both. SQL given to it keeps to what both understand, and names the tables of the ledger and writes
/// bytes as SQLite does: <c>inhaul_import</c>, <c>x'00ff'</c>.
/// </summary>
internal abstract class StoreView : IDisposable
{
    /// <summary>What stands for NULL in <see cref="Rows"/>.</summary>
    public const string Null = "∅";

    /// <summary>What the commands are told with <c>INHAUL_STORE</c>; null when they find the store by themselves.</summary>
    public abstract string? Address { get; }

    /// <summary>What the database itself finds wrong with what it holds; empty when all is well.</summary>
    public abstract string Damage { get; }

    /// <summary>How many chunks are settled; none before the ledger is there.</summary>
    public long SettledChunks => HasTable("inhaul_log") ? Number("SELECT count(*) FROM inhaul_chunk WHERE state = 'settled'") : 0;

    /// <summary>Whether there is a table.</summary>
    public abstract bool HasTable(string name);

    /// <summary>The columns of a table in their order, each as <c>name|type</c> with the engine's word for the type.</summary>
    public abstract IReadOnlyList<string> Columns(string table);

    /// <summary>The column that the database names when a constraint over one column refuses a row; null when it keeps that to itself.</summary>
    /// <param name="code">The error code of the refusal.</param>
    /// <param name="column">The column of the constraint.</param>
    public abstract string? NamedColumn(string code, string column);

    /// <summary>From now on notes every row of a table that is inserted or updated: its key and <c>insert</c> or <c>update</c>, in a table named <c>_write</c>.</summary>
    public abstract void NoteWrites(string table, string key);

    /// <summary>The same store in another folder, to which the files of the first were copied.</summary>
    public abstract StoreView CopyTo(string folder);

    /// <summary>The rows of a query, each as its values with <c>|</c> between them; bytes are shown in hexadecimal.</summary>
    public IReadOnlyList<string> Rows(string sql) => Query(sql, row => string.Join('|', row.Select(value => value ?? Null)));

    /// <summary>The rows of a query as lines of one text.</summary>
    public string Text(string sql) => string.Join('\n', Rows(sql));

    /// <summary>The one number that a query gives.</summary>
    public long Number(string sql) => long.Parse(Assert.Single(Rows(sql)), CultureInfo.InvariantCulture);

    /// <summary>The first value of each row, as bytes.</summary>
    public IReadOnlyList<byte[]> Bytes(string sql) => Query(sql, row => Convert.FromHexString(row[0]!));

    /// <summary>Runs statements.</summary>
    public void Execute(string sql)
    {
        using var connection = Open();
        using var command = Command(connection, sql);
        command.ExecuteNonQuery();
    }

    public abstract void Dispose();

    protected abstract DbConnection Open();

    protected abstract DbCommand Command(DbConnection connection, string sql);

    protected abstract string?[] Values(DbDataReader row);

    private List<T> Query<T>(string sql, Func<string?[], T> read)
    {
        using var connection = Open();
        using var command = Command(connection, sql);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(Values(reader)));
        }

        return rows;
    }
}

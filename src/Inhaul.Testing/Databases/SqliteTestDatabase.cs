using System.Data.Common;
using Inhaul.Sqlite;
using Inhaul.Stores;
using Microsoft.Data.Sqlite;

namespace Inhaul.Testing.Databases;

/// <summary>A database in an SQLite file.</summary>
/// <param name="path">The file; it is created when there is none.</param>
internal sealed class SqliteTestDatabase(string path) : ITestDatabase
{
    /// <inheritdoc/>
    public string Columns => """
        SELECT t.name, '"' || replace(t.name, '"', '""') || '"', c.name,
            replace('CASE typeof(@) WHEN ''null'' THEN NULL WHEN ''text'' THEN @ ELSE quote(@) END', '@', '"' || replace(c.name, '"', '""') || '"'),
            c.pk > 0, c.pk > 0 AND upper(t.sql) LIKE '%AUTOINCREMENT%'
        FROM sqlite_master t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND t.name NOT LIKE 'inhaul\_%' ESCAPE '\'
        ORDER BY t.name, c.cid
        """;

    /// <inheritdoc/>
    public Task<IImportStore> OpenStoreAsync(CancellationToken cancellationToken) => Task.FromResult<IImportStore>(SqliteImportStore.Open(path));

    /// <inheritdoc/>
    public async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        SystemSqlite.EnsureBound();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);

        // A database of a test need not survive a power cut.
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = OFF";
        await command.ExecuteNonQueryAsync(cancellationToken);
        return connection;
    }

    /// <summary>A copy of the database, which nobody may be connected to.</summary>
    /// <param name="copy">The file to make.</param>
    public SqliteTestDatabase CopyTo(string copy)
    {
        File.Copy(path, copy);
        return new SqliteTestDatabase(copy);
    }
}

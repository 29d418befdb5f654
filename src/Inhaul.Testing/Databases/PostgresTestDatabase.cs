using System.Data.Common;
using Inhaul.Postgres;
using Inhaul.Stores;
using Npgsql;

namespace Inhaul.Testing.Databases;

/// <summary>A PostgreSQL database.</summary>
/// <param name="address">Where it is, as a URL or a connection string.</param>
internal sealed class PostgresTestDatabase(string address) : ITestDatabase
{
    /// <inheritdoc/>
    public string Columns => """
        SELECT CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || c.relname, format('%I.%I', n.nspname, c.relname), a.attname,
            format('%I::text', a.attname), coalesce(a.attnum = ANY (k.conkey), false),
            a.attidentity <> '' OR coalesce(pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%', false)
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
            AND n.nspname NOT IN ('inhaul', 'information_schema') AND n.nspname NOT LIKE 'pg\_%'
            AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
        ORDER BY n.nspname, c.relname, a.attnum
        """;

    /// <inheritdoc/>
    public async Task<IImportStore> OpenStoreAsync(CancellationToken cancellationToken) => await PostgresImportStore.OpenAsync(address, rehearsal: false, cancellationToken);

    /// <inheritdoc/>
    public async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(PostgresAddress.Parse(address).ConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}

using Inhaul.Postgres;

namespace Inhaul;

/// <summary>Imports into PostgreSQL.</summary>
public static class PostgresInhaul
{
    /// <summary>Imports into a PostgreSQL database: the rows into its tables, what is known of them into its schema <c>inhaul</c>.</summary>
    /// <param name="inhaul">What is configured.</param>
    /// <param name="address">The database, as a connection string or a URL such as <c>postgres://user@host/database</c>.</param>
    public static InhaulBuilder UsePostgres(this InhaulBuilder inhaul, string address)
    {
        ArgumentNullException.ThrowIfNull(inhaul);
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        return inhaul.UseStore(async cancellationToken => await PostgresImportStore.OpenAsync(address, rehearsal: false, cancellationToken));
    }
}

using Inhaul.Stores;

namespace Inhaul.Postgres;

/// <summary>The ledger in the schema <c>inhaul</c> of a PostgreSQL database, beside the tables that rows are written to.</summary>
internal sealed partial class PostgresImportStore : IImportStore
{
    private readonly PostgresDatabase _database;
    private readonly PostgresWorkSource _work;

    private PostgresImportStore(PostgresDatabase database)
    {
        _database = database;
        _work = new PostgresWorkSource(database);
        Life = new PostgresLifeSource(database);
        Attachments = new PostgresAttachmentSource(database);
        Target = new PostgresTarget(database);
    }

    /// <inheritdoc/>
    public IWorkSource Work => _work;

    /// <inheritdoc/>
    public ILifeSource Life { get; }

    /// <inheritdoc/>
    public IAttachmentSource Attachments { get; }

    /// <inheritdoc/>
    public ITarget Target { get; }

    /// <summary>Opens the store in a database.</summary>
    /// <param name="address">The database, as a URL or a connection string.</param>
    /// <param name="rehearsal">Whether nothing of what happens is kept.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="InvalidConfigurationException">There is no such database, it cannot be reached, or it does not let the role in.</exception>
    public static async Task<PostgresImportStore> OpenAsync(string address, bool rehearsal, CancellationToken cancellationToken) =>
        new(await PostgresDatabase.OpenAsync(address, rehearsal, cancellationToken));

    /// <summary>Whether the database holds a store already.</summary>
    public Task<bool> ExistsAsync(CancellationToken cancellationToken) => PostgresMigrations.ExistAsync(_database, cancellationToken);

    /// <inheritdoc/>
    public Task MigrateAsync(CancellationToken cancellationToken) => PostgresMigrations.ApplyAsync(_database, cancellationToken);

    /// <inheritdoc/>
    public ErrorClass Classify(Exception exception) => PostgresErrors.Classify(exception);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _work.DisposeAsync();
        await _database.DisposeAsync();
    }
}

using Inhaul.Stores;

namespace Inhaul.Sqlite;

/// <summary>The ledger in an SQLite file, beside the tables that rows are written to.</summary>
internal sealed partial class SqliteImportStore : IImportStore
{
    private readonly SqliteDatabase _database;
    private readonly WorkSignal _signal = new();

    private SqliteImportStore(SqliteDatabase database)
    {
        _database = database;
        Work = new SqliteWorkSource(database, _signal);
        Life = new SqliteLifeSource(database, _signal);
        Attachments = new SqliteAttachmentSource(database);
        Target = new SqliteTarget(database);
    }

    /// <inheritdoc/>
    public IWorkSource Work { get; }

    /// <inheritdoc/>
    public ILifeSource Life { get; }

    /// <inheritdoc/>
    public IAttachmentSource Attachments { get; }

    /// <inheritdoc/>
    public ITarget Target { get; }

    /// <summary>Opens the store in a file.</summary>
    /// <param name="path">The file; it is created when there is none.</param>
    /// <param name="rehearsal">Whether nothing of what happens is kept.</param>
    /// <exception cref="InvalidConfigurationException">The file is no SQLite database or cannot be opened.</exception>
    public static SqliteImportStore Open(string path, bool rehearsal = false) => new(SqliteDatabase.Open(path, rehearsal));

    /// <inheritdoc/>
    public Task MigrateAsync(CancellationToken cancellationToken) => SqliteMigrations.ApplyAsync(_database, cancellationToken);

    /// <inheritdoc/>
    public ErrorClass Classify(Exception exception) => SqliteErrors.Classify(exception);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _database.DisposeAsync();
}

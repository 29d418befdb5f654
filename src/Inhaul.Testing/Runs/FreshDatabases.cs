using Inhaul.Stores;
using Inhaul.Testing.Databases;

namespace Inhaul.Testing.Runs;

/// <summary>Gives each run a database of its own, with the tables that the processor needs.</summary>
/// <param name="options">Where they are, and what is set up in them.</param>
/// <param name="folder">Where those are kept that are files.</param>
internal sealed class FreshDatabases(ConformanceOptions options, TemporaryFolder folder)
{
    private SqliteTestDatabase? _model;

    /// <summary>The next one.</summary>
    /// <exception cref="InvalidConfigurationException">It is not fresh.</exception>
    public async Task<ITestDatabase> NextAsync(CancellationToken cancellationToken)
    {
        if (options.Store is not null)
        {
            var database = TestDatabase.At(await options.Store(cancellationToken));
            await SetUpAsync(database, cancellationToken);
            return database;
        }

        // A file is copied in less time than tables are made in it.
        _model ??= await ModelAsync(cancellationToken);
        return _model.CopyTo(folder.Database());
    }

    private async Task<SqliteTestDatabase> ModelAsync(CancellationToken cancellationToken)
    {
        var model = new SqliteTestDatabase(folder.Database());
        await SetUpAsync(model, cancellationToken);
        return model;
    }

    private async Task SetUpAsync(ITestDatabase database, CancellationToken cancellationToken)
    {
        await using (var store = await (await database.OpenStoreAsync(cancellationToken)).UpToDateAsync(cancellationToken))
        {
            // In a database that was used before, everything is imported already, and no run would differ from another.
            if ((await store.ListAsync(options.Submission?.Tenant ?? Tenant.Default, limit: 1, cancellationToken)).Count > 0)
            {
                throw new InvalidConfigurationException("Store gave a database that holds imports already. Each run needs a fresh one.");
            }
        }

        if (options.Setup is not null)
        {
            await database.ExecuteAsync(options.Setup, cancellationToken);
        }
    }
}

using System.Text;
using Inhaul.Testing.Databases;
using Inhaul.Testing.Runs;

namespace Inhaul.Testing;

/// <summary>
/// Runs a processor on small inputs and tells what became of every row, with the real engine on a real database. A processor
/// that writes by its own code needs its tables first: create them by <see cref="ExecuteAsync"/>.
/// </summary>
public sealed class ProcessorTestKit : IAsyncDisposable
{
    private readonly string _type;
    private readonly TemporaryFolder _folder;
    private readonly ITestDatabase _database;
    private readonly TestApplication _application;

    private ProcessorTestKit(string type, TemporaryFolder folder, ITestDatabase database, TestApplication application)
    {
        _type = type;
        _folder = folder;
        _database = database;
        _application = application;
    }

    /// <summary>The client, for what this class has no call of its own for.</summary>
    public ImportClient Client => _application.Client;

    /// <summary>Starts an application with a processor.</summary>
    /// <typeparam name="TProcessor">The processor.</typeparam>
    /// <param name="configure">
    /// Adds what the processor needs (<c>inhaul.Services.AddSingleton(…)</c>), an aggregator, other options. The store is the kit's,
    /// and one worker does the work unless something else is said here.
    /// </param>
    /// <param name="store">
    /// The database: <c>sqlite:path</c>, or an address of PostgreSQL as a URL or a connection string. Null makes a fresh SQLite
    /// database in a folder for temporary files, which goes away with the kit.
    /// </param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="InvalidConfigurationException">The processor cannot be used as it is, or the database cannot be opened; the message says why.</exception>
    public static async Task<ProcessorTestKit> StartAsync<TProcessor>(
        Action<InhaulBuilder>? configure = null, string? store = null, CancellationToken cancellationToken = default)
        where TProcessor : Processor
    {
        var folder = new TemporaryFolder();
        try
        {
            var database = store is null ? new SqliteTestDatabase(folder.Database()) : TestDatabase.At(store);
            var application = await TestApplication.StartAsync(database, folder.Path, Configure, wrap: null, cancellationToken);
            return new ProcessorTestKit(ImportType.FromClass(typeof(TProcessor)), folder, database, application);
        }
        catch
        {
            folder.Dispose();
            throw;
        }

        void Configure(InhaulBuilder inhaul)
        {
            inhaul.AddProcessor<TProcessor>();
            configure?.Invoke(inhaul);
        }
    }

    /// <summary>Imports CSV, to where the import ends or pauses.</summary>
    /// <param name="text">The CSV: a line of column names, then the rows.</param>
    /// <param name="submission">What else is to be said; null for nothing. The same text again is the same import, unless it says <see cref="ImportSubmission.Again"/>.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="InvalidConfigurationException">The text cannot be imported as asked, for example because it lacks a column.</exception>
    public async Task<TestImport> ImportAsync(string text, ImportSubmission? submission = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await _application.RunAsync(await Client.SubmitAsync(_type, stream, submission, cancellationToken), cancellationToken);
    }

    /// <summary>Imports rows, to where the import ends or pauses. Their public properties are the columns.</summary>
    /// <typeparam name="TRow">The row type; it need not be the processor's.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="submission">What else is to be said; null for nothing. The same rows again are the same import, unless it says <see cref="ImportSubmission.Again"/>.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="InvalidConfigurationException">The rows cannot be imported as asked.</exception>
    public async Task<TestImport> ImportAsync<TRow>(IEnumerable<TRow> rows, ImportSubmission? submission = null, CancellationToken cancellationToken = default)
        where TRow : notnull => await _application.RunAsync(await Client.SubmitAsync(_type, rows, submission, cancellationToken), cancellationToken);

    /// <summary>Imports a file, to where the import ends or pauses.</summary>
    /// <param name="path">The file.</param>
    /// <param name="submission">What else is to be said; null for nothing. The same file again is the same import, unless it says <see cref="ImportSubmission.Again"/>.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="InvalidConfigurationException">The file cannot be imported as asked.</exception>
    public async Task<TestImport> ImportFileAsync(string path, ImportSubmission? submission = null, CancellationToken cancellationToken = default) =>
        await _application.RunAsync(await Client.SubmitFileAsync(_type, path, submission, cancellationToken), cancellationToken);

    /// <summary>Tries refused rows of an import again, in the same import, to where it ends or pauses.</summary>
    /// <param name="import">The import.</param>
    /// <param name="corrections">New values; only the rows that they are for are tried. Null tries all refused rows as they are.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="InvalidConfigurationException">There is nothing to retry, or a correction is for a row that was not refused or a column that there is not.</exception>
    public async Task<TestImport> RetryAsync(TestImport import, IReadOnlyList<Correction>? corrections = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(import);
        var (id, tenant) = (import.Status.Id, import.Status.Tenant);
        return await _application.RunAsync(
            corrections is null
                ? await Client.RetryAsync(id, filter: null, tenant, cancellationToken)
                : await Client.CorrectAsync(id, ByRow(corrections), tenant, cancellationToken),
            cancellationToken);
    }

    /// <summary>Goes on with a paused import, to where it ends or pauses again.</summary>
    /// <param name="import">The import.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="InvalidConfigurationException">The import is not paused.</exception>
    public async Task<TestImport> ResumeAsync(TestImport import, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(import);
        return await _application.RunAsync(await Client.ResumeAsync(import.Status.Id, import.Status.Tenant, cancellationToken), cancellationToken);
    }

    /// <summary>Runs SQL in the database, such as to create the tables that the processor writes to.</summary>
    /// <param name="sql">One or more statements.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The number of rows that were changed.</returns>
    public Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken = default) => _database.ExecuteAsync(sql, cancellationToken);

    /// <summary>Asks the database, such as for what the processor wrote.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The rows, by column; the types are those of the database's driver.</returns>
    public Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> QueryAsync(string sql, CancellationToken cancellationToken = default) => _database.QueryAsync(sql, cancellationToken);

    /// <summary>Closes the store, and removes what the kit has made.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _folder.Dispose();
    }

    private static Dictionary<long, IReadOnlyDictionary<string, string>> ByRow(IReadOnlyList<Correction> corrections) =>
        corrections.GroupBy(correction => correction.Row).ToDictionary(
            row => row.Key, IReadOnlyDictionary<string, string> (row) => row.ToDictionary(correction => correction.Column, correction => correction.Value));
}

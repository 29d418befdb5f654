using Inhaul;
using Microsoft.Extensions.DependencyInjection;

namespace Licenses;

/// <summary>One run: the folder is imported, and what became of it is told.</summary>
/// <param name="settings">What the command line says.</param>
/// <param name="output">Where to tell.</param>
internal sealed class LicensesRun(Settings settings, TextWriter output)
{
    private const string Type = "search_results";

    /// <summary>Runs.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var application = Services().BuildServiceProvider();
        var client = application.GetRequiredService<ImportClient>();
        var display = new PhaseDisplay(output, isTerminal: !Console.IsOutputRedirected);
        var submission = new ImportSubmission { DebugLog = settings.DebugLog, VerifyWrites = settings.VerifyWrites, Progress = display };
        var folder = await client.ImportFolderAsync(Type, settings.Folder, SearchResultsProcessor.Folder(settings.Tag, settings.SingleFile), submission, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        display.End();
        return await new Summary(client, output).WriteAsync(folder, cancellationToken);
    }

    private ServiceCollection Services()
    {
        var services = new ServiceCollection();
        services.AddInhaul(inhaul =>
        {
            _ = IsPostgres(settings.Store) ? inhaul.UsePostgres(settings.Store) : inhaul.UseSqlite(FileOf(settings.Store));
            _ = settings.Attachments.StartsWith("s3:", StringComparison.Ordinal) ? inhaul.UseS3Attachments(settings.Attachments) : inhaul.UseAttachments(settings.Attachments);
            inhaul.AddProcessor<SearchResultsProcessor>().Configure(options => options with
            {
                Workers = settings.MaxWorkers,
                ChunkRows = settings.BatchSize,
                MaxUploads = settings.MaxUploads,
            });
        });
        return services;
    }

    private static string FileOf(string store)
    {
        var file = store.StartsWith("sqlite:", StringComparison.Ordinal) ? store["sqlite:".Length..] : store;
        return file.Contains("://", StringComparison.Ordinal)
            ? throw new InvalidConfigurationException($"The store {store} is neither a file of SQLite nor the URL of a PostgreSQL database.")
            : file;
    }

    private static bool IsPostgres(string store) =>
        store.StartsWith("postgres://", StringComparison.Ordinal) || store.StartsWith("postgresql://", StringComparison.Ordinal) || store.Contains("Host=", StringComparison.OrdinalIgnoreCase);
}

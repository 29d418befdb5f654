using Microsoft.Extensions.DependencyInjection;

namespace Inhaul.Testing;

/// <summary>Stands in for the test kit that generated tests use: a processor on a database of its own.</summary>
public sealed class ProcessorTestKit : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inhaul-kit-");
    private readonly string _type;
    private readonly ServiceProvider _services;

    private ProcessorTestKit(string type, Action<InhaulBuilder> configure)
    {
        _type = type;
        _services = new ServiceCollection().AddInhaul(inhaul => configure(inhaul.UseSqlite(Path.Combine(_folder.FullName, "kit.db")))).BuildServiceProvider();
    }

    public static Task<ProcessorTestKit> StartAsync<TProcessor>(CancellationToken cancellationToken = default)
        where TProcessor : Processor => Task.FromResult(new ProcessorTestKit(ImportType.FromClass(typeof(TProcessor)), inhaul => inhaul.AddProcessor<TProcessor>()));

    public async Task<TestImport> ImportAsync(string text, CancellationToken cancellationToken = default)
    {
        var client = _services.GetRequiredService<ImportClient>();
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        var import = await client.SubmitAsync(_type, stream, cancellationToken: cancellationToken);
        import = await client.RunAsync(import.Id, cancellationToken: cancellationToken);
        var errors = new Dictionary<long, IReadOnlyList<RowError>>();
        await foreach (var row in client.RefusedRowsAsync(import.Id, cancellationToken: cancellationToken))
        {
            errors[row.Row] = row.Errors;
        }

        Assert.Equal(import.Rows.Read, import.Rows.Inserted + errors.Count);
        return new TestImport(
            import, [.. Enumerable.Range(1, (int)import.Rows.Read).Select(row => new TestRow(row, errors.ContainsKey(row) ? RowOutcome.Rejected : RowOutcome.Inserted, errors.GetValueOrDefault(row, [])))]);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

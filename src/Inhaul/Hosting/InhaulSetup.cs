using Inhaul.Attachments;
using Inhaul.Processing;
using Inhaul.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Inhaul.Hosting;

/// <summary>What an application has configured: checked once as a whole, and the store opened once.</summary>
/// <param name="builder">What was configured.</param>
/// <param name="services">What processors are constructed from.</param>
internal sealed class InhaulSetup(InhaulBuilder builder, IServiceScopeFactory services) : IAsyncDisposable, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private IImportStore? _store;
    private ProcessorRegistry? _processors;
    private readonly Lock _gate = new();
    private IAttachmentStorage? _attachments;
    private AttachmentStorages? _storages;

    /// <summary>How the application imports.</summary>
    public InhaulOptions Options => builder.Options;

    /// <summary>The processors.</summary>
    /// <exception cref="InvalidConfigurationException">Something is wrong with the configuration; the message says all of it.</exception>
    public ProcessorRegistry Processors => _processors ??= Check();

    /// <summary>The storage of attachments; null when none is configured.</summary>
    /// <exception cref="InvalidConfigurationException">It cannot be opened.</exception>
    public IAttachmentStorage? Attachments
    {
        get
        {
            lock (_gate)
            {
                return _attachments ??= builder.OpenAttachments?.Invoke();
            }
        }
    }

    /// <summary>How workers work here.</summary>
    public WorkerOptions WorkerOptions => Options.ForWorkers(Processors, Storages());

    /// <summary>The store, open and up to date.</summary>
    /// <exception cref="InvalidConfigurationException">Something is wrong with the configuration, or the store cannot be opened.</exception>
    public async Task<IImportStore> StoreAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return _store ??= await OpenAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }

        _turn.Dispose();
    }

    /// <summary>For applications whose services are disposed of without waiting.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>One for the application, so that all its workers and calls share the uploaders.</summary>
    private AttachmentStorages Storages()
    {
        lock (_gate)
        {
            return _storages ??= new AttachmentStorages(
                new AttachmentOptions { Uploads = Options.MaxUploads }, location => Attachments is { } own && own.Location == location ? own : AttachmentStorages.OpenFolder(location));
        }
    }

    private ProcessorRegistry Check()
    {
        var problems = new List<string>();
        if (builder.OpenStore is null)
        {
            problems.Add("No store is configured. Add UsePostgres(…) or UseSqlite(…), for example services.AddInhaul(inhaul => inhaul.UseSqlite(\"inhaul.db\")).");
        }

        problems.AddRange(Options.Problems());
        var processors = ProcessorRegistry.None;
        try
        {
            processors = new ProcessorRegistry(services, builder.Processors);
        }
        catch (InvalidConfigurationException problem)
        {
            problems.Add(problem.Message);
        }

        if (builder.OpenAttachments is null && processors.WithAttachments() is { } processor)
        {
            problems.Add($"{processor.FullName} has attachments, and no storage for them is configured. Add UseAttachments(…), for example services.AddInhaul(inhaul => inhaul.UseAttachments(\"attachments\")).");
        }

        return problems.Count == 0 ? processors : throw new InvalidConfigurationException(string.Join(Environment.NewLine, problems));
    }

    private async Task<IImportStore> OpenAsync(CancellationToken cancellationToken)
    {
        _ = Processors;
        return await (await builder.OpenStore!(cancellationToken)).UpToDateAsync(cancellationToken);
    }
}

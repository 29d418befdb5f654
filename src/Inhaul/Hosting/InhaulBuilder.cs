using System.Reflection;
using Inhaul.Attachments;
using Inhaul.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Inhaul;

/// <summary>Says where an application imports to, and with which processors; given by <see cref="InhaulServices.AddInhaul"/>.</summary>
public sealed class InhaulBuilder
{
    private readonly List<Type> _processors = [];

    internal InhaulBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services of the application.</summary>
    public IServiceCollection Services { get; }

    internal InhaulOptions Options { get; private set; } = new();

    internal IReadOnlyList<Type> Processors => _processors;

    internal Func<IAttachmentStorage>? OpenAttachments { get; private set; }

    internal Func<CancellationToken, Task<IImportStore>>? OpenStore { get; private set; }

    /// <summary>Adds a processor. It is constructed for each chunk, with its dependencies from a scope of its own.</summary>
    /// <typeparam name="TProcessor">The class; its name decides the import type.</typeparam>
    public InhaulBuilder AddProcessor<TProcessor>()
        where TProcessor : Processor
    {
        _processors.Add(typeof(TProcessor));
        return this;
    }

    /// <summary>Adds an aggregator. It is constructed for each subject, with its dependencies from a scope of its own.</summary>
    /// <typeparam name="TAggregator">The class; its name decides the import type, which needs a processor, too.</typeparam>
    public InhaulBuilder AddAggregator<TAggregator>()
        where TAggregator : Aggregator
    {
        _processors.Add(typeof(TAggregator));
        return this;
    }

    /// <summary>Adds every processor and aggregator of an assembly.</summary>
    /// <typeparam name="T">Any type of the assembly.</typeparam>
    public InhaulBuilder AddProcessorsFrom<T>() => AddProcessorsFrom(typeof(T).Assembly);

    /// <summary>Adds every processor and aggregator of an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    public InhaulBuilder AddProcessorsFrom(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        _processors.AddRange(assembly.GetTypes().Where(type => (type.IsSubclassOf(typeof(Processor)) || type.IsSubclassOf(typeof(Aggregator))) && !type.IsAbstract && !type.ContainsGenericParameters));
        return this;
    }

    /// <summary>Says where the contents of attachments are kept: in a folder.</summary>
    /// <param name="folder">The folder; it is created with the first content. Give every store one of its own.</param>
    public InhaulBuilder UseAttachments(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return UseAttachments(() => new FolderStorage(folder));
    }

    /// <summary>Says where the contents of attachments are kept: in a place of the application's own.</summary>
    /// <param name="storage">The place.</param>
    public InhaulBuilder UseAttachments(IAttachmentStorage storage)
    {
        ArgumentNullException.ThrowIfNull(storage);
        return UseAttachments(() => storage);
    }

    /// <summary>Changes how the application imports.</summary>
    /// <param name="change">Makes the options of those so far.</param>
    public InhaulBuilder Configure(Func<InhaulOptions, InhaulOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        Options = change(Options);
        return this;
    }

    internal InhaulBuilder UseAttachments(Func<IAttachmentStorage> open)
    {
        OpenAttachments = open;
        return this;
    }

    internal InhaulBuilder UseStore(Func<CancellationToken, Task<IImportStore>> open)
    {
        OpenStore = open;
        return this;
    }
}

using Inhaul.Attachments;
using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Reporting;

/// <summary>Checks that what the target's rows of an import name as attachments is stored: by the ledger, and by reading it back where its storage can be opened.</summary>
/// <param name="store">The store.</param>
/// <param name="import">The import.</param>
/// <param name="storages">Opens storages, so that contents are read back; null to ask the ledger alone.</param>
internal sealed class NamedContents(IImportStore store, ImportRecord import, AttachmentStorages? storages) : IDisposable
{
    private readonly Dictionary<string, ContentCheck> _checks = new(StringComparer.Ordinal);
    private IReadOnlyList<string>? _locations;

    /// <summary>Whether there is anything to check: rows of a table that can be found again.</summary>
    public bool CanBeChecked => import.Options is { Attachments: not null, Definition: { HasTable: true, Key.Count: > 0 } };

    /// <summary>How many contents were read back, once for each chunk whose rows name them.</summary>
    public long ReadBack { get; private set; }

    /// <summary>Checks rows of a chunk.</summary>
    /// <param name="firstRow">The number of the chunk's first row.</param>
    /// <param name="rows">The rows, with all fields.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>What is wrong, in the order of rows.</returns>
    public async Task<IReadOnlyList<LostContent>> CheckAsync(long firstRow, RowBatch rows, CancellationToken cancellationToken)
    {
        var named = await NamedAsync(firstRow, rows, cancellationToken);
        var lost = new List<LostContent>();

        // Another import may have written the row since, and stored its attachment elsewhere.
        foreach (var location in named.Count == 0 ? [] : _locations ??= await LocationsAsync(cancellationToken))
        {
            var stored = await store.Attachments.FindStoredAsync(location, named.Keys, cancellationToken);
            lost.AddRange(await ReadBackAsync(location, stored, named, cancellationToken));
            foreach (var address in stored)
            {
                named.Remove(address);
            }
        }

        return [.. lost.Concat(named.Select(content => new LostContent(content.Value, content.Key, AttachmentProblemKind.Missing, null))).OrderBy(content => content.Row)];
    }

    public void Dispose()
    {
        foreach (var check in _checks.Values)
        {
            check.Dispose();
        }
    }

    private async Task<Dictionary<ContentAddress, long>> NamedAsync(long firstRow, RowBatch rows, CancellationToken cancellationToken)
    {
        var definition = import.Options.Definition;
        var fields = definition.AttachmentFields();
        var named = new Dictionary<ContentAddress, long>();
        await foreach (var row in store.Target.ReadAsync(definition, rows, cancellationToken))
        {
            foreach (var field in fields)
            {
                if (row.Fields[field].New is { } text && ContentAddress.TryParse(text) is { } address)
                {
                    named.TryAdd(address, firstRow + rows.IndexInChunk(row.Row));
                }
            }
        }

        return named;
    }

    /// <summary>The storages that the ledger knows of, the import's own first.</summary>
    private async Task<IReadOnlyList<string>> LocationsAsync(CancellationToken cancellationToken) =>
        [.. (await store.Attachments.ListStoragesAsync(cancellationToken)).OrderBy(location => location != import.Options.Attachments!.Storage)];

    private async Task<IEnumerable<LostContent>> ReadBackAsync(
        string location, IEnumerable<ContentAddress> stored, Dictionary<ContentAddress, long> named, CancellationToken cancellationToken)
    {
        if (storages is null)
        {
            return [];
        }

        if (!_checks.TryGetValue(location, out var check))
        {
            _checks[location] = check = storages.CheckOf(location);
        }

        var problems = await Task.WhenAll(stored.Select(address => check.CheckAsync(address, bytes: null, cancellationToken)));
        ReadBack += problems.Length;
        return problems.OfType<AttachmentProblem>().Select(problem => new LostContent(named[problem.Address], problem.Address, problem.Kind, location));
    }
}

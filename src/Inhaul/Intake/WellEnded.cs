using Inhaul.Stores;

namespace Inhaul.Intake;

/// <summary>Tells which record files have rows that all ended well: decided, and none of them rejected or failed.</summary>
/// <param name="store">The store.</param>
/// <param name="tenant">The owner of the imports.</param>
internal sealed class WellEnded(IImportStore store, string tenant)
{
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    /// <summary>Looks at the rows of files. Where an import had no refused row, its state says it all.</summary>
    public async Task FindAsync(IReadOnlyList<KnownFolderFile> files, CancellationToken cancellationToken)
    {
        foreach (var import in files.GroupBy(file => file.ImportId))
        {
            var state = import.First().State;
            var well = state == ImportState.Completed ? null : await RowsOfAsync(import.Key, cancellationToken);
            foreach (var file in import)
            {
                if (well is null || well.AreAllIn(file.File.FirstRow, file.File.RowCount))
                {
                    _paths.Add(file.File.Path);
                }
            }
        }
    }

    /// <summary>Whether all rows of a file ended well.</summary>
    public bool Contains(KnownFolderFile file) => _paths.Contains(file.File.Path);

    /// <summary>The rows of an import that ended well.</summary>
    private async Task<RowSet> RowsOfAsync(Guid id, CancellationToken cancellationToken)
    {
        var import = (await store.FindAsync(tenant, id, cancellationToken))!;
        var rows = new RowSet(import.RowTotal);
        await foreach (var chunk in store.ReadAllChunksAsync(import, cancellationToken))
        {
            for (var i = 0; i < chunk.Outcomes.Length; i++)
            {
                if ((RowOutcome)chunk.Outcomes[i] is not (RowOutcome.Pending or RowOutcome.Rejected or RowOutcome.Failed))
                {
                    rows.Add(chunk.Position.FirstRow + i);
                }
            }
        }

        return rows;
    }
}

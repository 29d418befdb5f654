using Inhaul.Stores;

namespace Inhaul.Intake;

/// <summary>Tells which record files have rows that all ended well: decided, and none of them rejected or failed.</summary>
/// <param name="store">The store.</param>
/// <param name="tenant">The owner of the imports.</param>
internal sealed class WellEnded(IImportStore store, string tenant)
{
    private readonly Dictionary<Guid, RowSet> _rows = [];

    /// <summary>Looks at the rows of imports. Where an import had no refused row, its state says it all.</summary>
    public async Task FindAsync(IReadOnlyList<KnownFolderImport> imports, CancellationToken cancellationToken)
    {
        foreach (var import in imports.Where(import => import.State != ImportState.Completed))
        {
            _rows.Add(import.Id, await RowsOfAsync(import.Id, cancellationToken));
        }
    }

    /// <summary>Whether all rows of a file ended well. Of an import that came since the look, only its state is known.</summary>
    public bool Contains(KnownFolderFile file) => _rows.TryGetValue(file.Import.Id, out var rows)
        ? rows.AreAllIn(file.File.FirstRow, file.File.RowCount)
        : file.Import.State == ImportState.Completed;

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

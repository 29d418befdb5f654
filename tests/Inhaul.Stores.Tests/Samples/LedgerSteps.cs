using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Stores.Tests.Samples;

/// <summary>The steps of an import's life on the store, for tests that start in the middle of it.</summary>
internal static class LedgerSteps
{
    public const string Worker = "worker";

    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>A lease that is over when it begins.</summary>
    public static readonly TimeSpan Expired = TimeSpan.Zero;

    private static readonly CancellationToken Never = CancellationToken.None;

    /// <summary>Submits an import of chunks with so many rows each.</summary>
    public static async Task<ImportRecord> SubmitAsync(this IImportStore store, params int[] rowsPerChunk) =>
        (await store.SubmitAsync(SampleImport.Of(rowsPerChunk), Never)).Import;

    /// <summary>Submits and starts an import of which nothing is brought in yet.</summary>
    public static async Task<ImportRecord> StartAsync(this IImportStore store, params int[] rowsPerChunk) =>
        (await store.MoveAsync(await store.SubmitAsync(rowsPerChunk), ImportState.Active))!;

    /// <summary>Submits and starts an import and brings all its chunks in.</summary>
    public static async Task<ImportRecord> ReadyAsync(this IImportStore store, params int[] rowsPerChunk) =>
        await store.ReadyAsync(SampleImport.Of(rowsPerChunk), rowsPerChunk);

    /// <summary>Submits and starts an import and brings all its chunks in.</summary>
    public static async Task<ImportRecord> ReadyAsync(this IImportStore store, NewImport submitted, params int[] rowsPerChunk)
    {
        var (import, _) = await store.SubmitAsync(submitted, Never);
        await store.MoveAsync(import, ImportState.Active);
        var firstRow = 1L;
        for (var i = 0; i < rowsPerChunk.Length; i++)
        {
            Assert.True(await store.AppendChunkAsync(import, SampleImport.Chunk(i + 1, firstRow, rowsPerChunk[i]), Worker, Lease, Never));
            firstRow += rowsPerChunk[i];
        }

        await store.FinishIntakeAsync(import, Never);
        return await store.NowAsync(import);
    }

    /// <summary>The import as it is now.</summary>
    public static async Task<ImportRecord> NowAsync(this IImportStore store, ImportRecord import) => (await store.FindAsync(import.Tenant, import.Id, Never))!;

    /// <summary>Changes the state.</summary>
    public static Task<ImportRecord?> MoveAsync(this IImportStore store, ImportRecord import, ImportState to, string? error = null) =>
        store.TransitionAsync(import.Tenant, import.Id, new StateChange(to, SampleImport.Ann, $"to {Word.Of(to)}", error), Never);

    /// <summary>Claims the next chunk.</summary>
    public static Task<ChunkClaim?> ClaimAsync(this IImportStore store, ImportRecord import, string owner = Worker, TimeSpan? lease = null) =>
        store.Work.ClaimAsync(import, owner, lease ?? Lease, Never);

    /// <summary>Settles a claim without writing rows.</summary>
    /// <returns>False when the claim is somebody else's.</returns>
    public static async Task<bool> SettleAsync(this IImportStore store, ChunkClaim claim, byte[] outcomes, params RefusedRow[] refused)
    {
        await using var settlement = await store.Work.BeginSettleAsync(claim, Never);
        if (settlement is null)
        {
            return false;
        }

        await settlement.SettleAsync(outcomes, refused, Never);
        await settlement.CommitAsync(Never);
        return true;
    }

    /// <summary>Claims the next chunk and settles it with one outcome for all rows, or one for each.</summary>
    public static async Task<ChunkClaim> ClaimAndSettleAsync(this IImportStore store, ImportRecord import, params RowOutcome[] outcomes)
    {
        var claim = (await store.ClaimAsync(import))!;
        var rows = claim.Chunk.Outcomes.Length;
        var all = outcomes.Length == rows ? outcomes : [.. Enumerable.Repeat(outcomes[0], rows)];
        var first = claim.Chunk.Position.FirstRow;
        var refused = all.Select((outcome, i) => (outcome, i)).Where(row => row.outcome is RowOutcome.Rejected or RowOutcome.Failed)
            .Select(row => SampleImport.Refused(first, row.i, RowErrorCodes.NotAnInteger, "id"));
        Assert.True(await store.SettleAsync(claim, SampleImport.Outcomes(all), [.. refused]));
        return claim;
    }

    /// <summary>Ends the import if it is done.</summary>
    public static Task<ImportRecord> EndAsync(this IImportStore store, ImportRecord import) => store.EndIfDoneAsync(import, SampleImport.Ann, Never);

    /// <summary>All chunks.</summary>
    public static Task<IReadOnlyList<ChunkRecord>> ChunksAsync(this IImportStore store, ImportRecord import) => store.ReadChunksAsync(import, 0, 1_000_000, Never);

    /// <summary>All record files of a folder.</summary>
    public static async Task<IReadOnlyList<KnownFolderFile>> FolderFilesAsync(this IImportStore store, string tenant, string type, string folder)
    {
        var files = new List<KnownFolderFile>();
        await store.Folders.ReadFilesAsync(tenant, type, folder, files.Add, Never);
        return files;
    }

    /// <summary>All row errors.</summary>
    public static Task<IReadOnlyList<RowErrorRecord>> ErrorsAsync(this IImportStore store, ImportRecord import) => store.ReadErrorsAsync(import, 0, 1_000_000, Never);

    /// <summary>The history in words.</summary>
    public static async Task<string[]> HistoryAsync(this IImportStore store, ImportRecord import) =>
        [.. (await store.ReadTransitionsAsync(import, Never)).Select(change => Word.Of(change.To))];
}

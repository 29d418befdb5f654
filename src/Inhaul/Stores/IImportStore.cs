using Inhaul.Mapping;

namespace Inhaul.Stores;

/// <summary>
/// The database that holds imports, chunks and outcomes. Every call is one transaction; what has returned is committed
/// and true. Every call names the tenant, and another tenant's import is not found.
/// </summary>
internal interface IImportStore : IAsyncDisposable
{
    /// <summary>The claims of workers.</summary>
    IWorkSource Work { get; }

    /// <summary>What is done once for an import besides its rows.</summary>
    ILifeSource Life { get; }

    /// <summary>Imports that code outside the engine does.</summary>
    ITrackedSource Tracked { get; }

    /// <summary>What people decided about the columns of sources.</summary>
    IMappingSource Mappings { get; }

    /// <summary>Which contents of attachments are stored, and what names them.</summary>
    IAttachmentSource Attachments { get; }

    /// <summary>Which files of folders were imported.</summary>
    IFolderSource Folders { get; }

    /// <summary>The tables that rows are written to.</summary>
    ITarget Target { get; }

    /// <summary>Creates or upgrades the store's tables; doing it again does nothing.</summary>
    Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>Submits an import, with its table where it asks for one. A known idempotency key returns the import that has it.</summary>
    /// <exception cref="TargetAppearedException">It asks for its table, and by now there is one.</exception>
    Task<(ImportRecord Import, bool Created)> SubmitAsync(NewImport import, CancellationToken cancellationToken);

    /// <summary>Keeps where an import is read from by now: other files with the same bytes, another folder with its attachments.</summary>
    Task ReplacePlacesAsync(ImportRecord import, IReadOnlyList<ImportSource> sources, AttachmentPlace? attachments, CancellationToken cancellationToken);

    /// <summary>Finds an import by its id.</summary>
    Task<ImportRecord?> FindAsync(string tenant, Guid id, CancellationToken cancellationToken);

    /// <summary>Finds an import by its idempotency key.</summary>
    Task<ImportRecord?> FindByKeyAsync(string tenant, string idempotencyKey, CancellationToken cancellationToken);

    /// <summary>The ids of a tenant's imports that start with a text, newest first, ten at most.</summary>
    Task<IReadOnlyList<Guid>> FindIdsAsync(string tenant, string prefix, CancellationToken cancellationToken);

    /// <summary>A tenant's imports, newest first.</summary>
    Task<IReadOnlyList<ImportRecord>> ListAsync(string tenant, int limit, CancellationToken cancellationToken);

    /// <summary>How many imports of all tenants are paused with an error, so that somebody has to look at them.</summary>
    Task<long> CountPausedByErrorAsync(CancellationToken cancellationToken);

    /// <summary>Changes an import's state if the state machine allows it from the state it is in, and the change was decided on that; says so in its history.</summary>
    /// <returns>The import after the change, or null when its state does not allow it (any more).</returns>
    Task<ImportRecord?> TransitionAsync(string tenant, Guid id, StateChange change, CancellationToken cancellationToken);

    /// <summary>Takes or renews the lease of an active import's intake for a worker. Only one worker has it at a time.</summary>
    Task<bool> LeaseIntakeAsync(ImportRecord import, string owner, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Gives the lease of an import's intake back; nothing happens when it is another worker's.</summary>
    Task ReleaseIntakeAsync(ImportRecord import, string owner, CancellationToken cancellationToken);

    /// <summary>The number of the last chunk kept so far; chunks are kept in order.</summary>
    Task<int> LastChunkAsync(ImportRecord import, CancellationToken cancellationToken);

    /// <summary>Keeps a chunk and renews the worker's lease of the intake with it.</summary>
    /// <returns>False when the lease is another worker's by now, or another chunk is the next one; nothing was kept.</returns>
    Task<bool> AppendChunkAsync(ImportRecord import, NewChunk chunk, string owner, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Marks the intake as done: every chunk is kept.</summary>
    Task FinishIntakeAsync(ImportRecord import, CancellationToken cancellationToken);

    /// <summary>
    /// Ends an import that has nothing left to do: completed (with or without errors) when every chunk is kept and settled
    /// and no more rows are refused than are accepted (and, where a processor is needed, its completion hook has run), cancelled when it is cancelling and nobody holds a lease,
    /// failed when it is tracked and nobody holds its lease.
    /// </summary>
    /// <returns>The import as it is now.</returns>
    /// <exception cref="InvalidConfigurationException">The tenant has no such import.</exception>
    Task<ImportRecord> EndIfDoneAsync(ImportRecord import, string actor, CancellationToken cancellationToken);

    /// <summary>Makes rejected and failed rows of an ended or paused import pending again, with corrections for some of them.</summary>
    /// <param name="import">The import.</param>
    /// <param name="decisions">Per chunk number, the new outcomes of its rows.</param>
    /// <param name="patches">The corrections.</param>
    /// <param name="change">The state change that goes with it.</param>
    /// <param name="cancellationToken">Stops before anything is changed.</param>
    /// <returns>
    /// The import after the change, or null when it was changed since: by a person, or by a worker that settled one of the
    /// rows (<see cref="ReopenedRows"/>).
    /// </returns>
    Task<ImportRecord?> ReopenAsync(
        ImportRecord import, IReadOnlyDictionary<int, byte[]> decisions, IReadOnlyList<RowPatch> patches, StateChange change, CancellationToken cancellationToken);

    /// <summary>The chunks of an import after a number, in order, a few at a time.</summary>
    Task<IReadOnlyList<ChunkRecord>> ReadChunksAsync(ImportRecord import, int afterNumber, int limit, CancellationToken cancellationToken);

    /// <summary>The outcomes of the rows that are kept so far, by the position of their source; none for a source without rows.</summary>
    Task<IReadOnlyDictionary<int, RowCounts>> ReadSourceCountsAsync(ImportRecord import, CancellationToken cancellationToken);

    /// <summary>The bytes of a chunk.</summary>
    /// <exception cref="InvalidDataException">There are none.</exception>
    Task<byte[]> ReadRawAsync(ImportRecord import, int number, CancellationToken cancellationToken);

    /// <summary>The corrections of the rows of a chunk, by row number; the last one of a row counts.</summary>
    Task<IReadOnlyDictionary<long, RowPatch>> ReadPatchesAsync(ImportRecord import, ChunkRecord chunk, CancellationToken cancellationToken);

    /// <summary>The row errors of an import in the order of rows, after a row, a few at a time.</summary>
    Task<IReadOnlyList<RowErrorRecord>> ReadErrorsAsync(ImportRecord import, long afterRow, int rows, CancellationToken cancellationToken);

    /// <summary>What rows of an import became, where its processor says so, in the order of rows, after a row.</summary>
    Task<IReadOnlyList<RowTarget>> ReadResultsAsync(ImportRecord import, long afterRow, int limit, CancellationToken cancellationToken);

    /// <summary>What cleaning changed in the chunks of an import after a number, where it changed anything: their numbers and reports as JSON, in order, a few at a time.</summary>
    Task<IReadOnlyList<(int Number, string Cleaned)>> ReadCleanedAsync(ImportRecord import, int afterNumber, int limit, CancellationToken cancellationToken);

    /// <summary>The current row errors by code and column, most frequent first.</summary>
    Task<IReadOnlyList<ErrorGroup>> ReadErrorGroupsAsync(ImportRecord import, CancellationToken cancellationToken);

    /// <summary>What is known of the phases of an import, besides the outcomes of its rows.</summary>
    Task<PhaseRuns> ReadPhaseRunsAsync(ImportRecord import, CancellationToken cancellationToken);

    /// <summary>Keeps what reading back an import's rows found, in the place of what was found before; nothing happens when the import was changed since it was read.</summary>
    /// <param name="import">The import as it was verified.</param>
    /// <param name="isClean">Whether everything is as it was written.</param>
    /// <param name="rows">How many rows were compared.</param>
    /// <param name="result">What was found, as JSON.</param>
    /// <param name="time">How long it took.</param>
    /// <param name="cancellationToken">Stops before anything is changed.</param>
    Task KeepVerificationAsync(ImportRecord import, bool isClean, long rows, string result, TimeSpan time, CancellationToken cancellationToken);

    /// <summary>The state changes of an import, oldest first.</summary>
    Task<IReadOnlyList<ImportTransition>> ReadTransitionsAsync(ImportRecord import, CancellationToken cancellationToken);

    /// <summary>Writes a line to an import's log.</summary>
    Task LogAsync(ImportRecord import, NewLogEntry entry, CancellationToken cancellationToken);

    /// <summary>The log of an import, oldest first.</summary>
    Task<IReadOnlyList<LogEntry>> ReadLogAsync(ImportRecord import, CancellationToken cancellationToken);

    /// <summary>The class of an error that this store or its target raised.</summary>
    ErrorClass Classify(Exception exception);
}

namespace Inhaul.Stores;

/// <summary>
/// Imports that code outside the engine does. Each is one lease from its begin to its end; nobody claims rows of it. Once the
/// lease has run out, <see cref="IImportStore.EndIfDoneAsync"/> fails it, whoever asks.
/// </summary>
internal interface ITrackedSource
{
    /// <summary>A tenant's tracked imports of a type that have not ended, oldest first.</summary>
    Task<IReadOnlyList<ImportRecord>> FindOpenAsync(string tenant, string type, CancellationToken cancellationToken);

    /// <summary>Begins an import that is not known yet: active, in its phase load, at its first attempt.</summary>
    /// <returns>The claim, or null when there is an import with this idempotency key by now.</returns>
    Task<TrackedClaim?> BeginAsync(NewTrackedImport import, string owner, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Begins a failed import again, as its next attempt; the errors of the last one are superseded.</summary>
    /// <param name="failed">The import; nothing happens when it was changed since.</param>
    /// <param name="begun">How it begins: who, and why.</param>
    /// <param name="said">The line of its log that says where.</param>
    /// <param name="owner">Who is about to do it.</param>
    /// <param name="lease">How long the claim lasts without renewal.</param>
    /// <param name="cancellationToken">Stops before anything is changed.</param>
    /// <returns>The claim, or null when the import was changed since.</returns>
    Task<TrackedClaim?> BeginAgainAsync(ImportRecord failed, StateChange begun, NewLogEntry said, string owner, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Extends the lease of a claim.</summary>
    /// <returns>The import's state, which says whether it is to stop; null when the claim is not valid any more.</returns>
    Task<ImportState?> RenewAsync(TrackedClaim claim, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Keeps errors of rows, behind those that the rows have in this attempt already. The import has at least as many rows as they say.</summary>
    /// <returns>False when the claim is not valid any more; nothing was kept.</returns>
    Task<bool> AddErrorsAsync(TrackedClaim claim, IReadOnlyList<RowError> errors, CancellationToken cancellationToken);

    /// <summary>How many rows of an import have errors for which they are refused, and the last row that anything was said of; 0 for none.</summary>
    Task<(long Refused, long Last)> CountErrorsAsync(ImportRecord import, CancellationToken cancellationToken);

    /// <summary>Ends an import. One that is cancelling becomes cancelled, whatever was asked for.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="change">The end.</param>
    /// <param name="counts">What became of its rows; null leaves that open.</param>
    /// <param name="said">A line for its log; null for none.</param>
    /// <param name="cancellationToken">Stops before anything is changed.</param>
    /// <returns>The import at its end, or null when the claim is not valid any more, or the import's state does not allow it.</returns>
    Task<ImportRecord?> EndAsync(TrackedClaim claim, StateChange change, RowCounts? counts, NewLogEntry? said, CancellationToken cancellationToken);
}

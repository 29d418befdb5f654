namespace Inhaul.Stores;

/// <summary>Where workers get their chunks. The ledger stays the only truth, whatever wakes the workers up.</summary>
internal interface IWorkSource
{
    /// <summary>
    /// Imports of any tenant that somebody should look at now: queued, cancelling, or active with a free chunk, with an
    /// intake that nobody does, or with nothing left but to be ended. Tracked imports are nothing for workers.
    /// </summary>
    /// <param name="limit">The most imports to return; those of one tenant are never all of them while another tenant has some.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    Task<IReadOnlyList<ImportKey>> FindWorkAsync(int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Imports of any tenant that are to go on or to stop for good: queued, active or cancelling. Whoever has nothing else to
    /// do looks after them, since work of a worker that died becomes free only when somebody notices.
    /// </summary>
    Task<IReadOnlyList<ImportKey>> FindOpenAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Raised when there may be work, as far as this process gets to know of it; from the first call on it listens.</summary>
    WorkSignal Listen();

    /// <summary>
    /// Claims the oldest ready chunk whose lease is free, counts the attempt and commits both before it returns.
    /// Chunks of paused, cancelled or ended imports are not ready, and of an import in order only the first one that is not
    /// settled is, while no other is in work. What another worker had claimed when its lease ran out counts as its death.
    /// </summary>
    /// <returns>The claim, or null when nothing is ready now.</returns>
    Task<ChunkClaim?> ClaimAsync(ImportRecord import, string owner, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Extends the lease of a claim.</summary>
    /// <returns>False when the claim is somebody else's by now.</returns>
    Task<bool> RenewAsync(ChunkClaim claim, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>
    /// Marks rows of a claimed chunk before they are worked on by themselves, and commits the mark: if the process dies before
    /// it settles, the next claim knows at which rows. The deaths of a chunk at other rows are forgotten.
    /// </summary>
    /// <returns>False when the claim is somebody else's by now.</returns>
    Task<bool> SuspectAsync(ChunkClaim claim, RowRange rows, CancellationToken cancellationToken);

    /// <summary>
    /// Opens the transaction in which a chunk's rows, outcomes and state are written together; checks the fence under a row lock
    /// that keeps others from claiming the chunk, while its lease can still be renewed.
    /// </summary>
    /// <returns>The transaction, or null when the claim is somebody else's by now.</returns>
    Task<ISettlement?> BeginSettleAsync(ChunkClaim claim, CancellationToken cancellationToken);

    /// <summary>Gives a claim back, so that the next worker need not wait for the lease to expire. No row of the chunk is suspected any more.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="keepAttempt">False takes the attempt back: it ended for a reason that is not the chunk's.</param>
    /// <param name="cancellationToken">Leaves the claim to expire.</param>
    Task ReleaseAsync(ChunkClaim claim, bool keepAttempt, CancellationToken cancellationToken);

    /// <summary>
    /// Gives back what a worker claimed without hearing of it, because the answer was lost. The attempt is taken back: nothing
    /// was tried. Without such a claim it does nothing.
    /// </summary>
    /// <param name="import">The import.</param>
    /// <param name="owner">The worker, who knows of no claim of its own.</param>
    /// <param name="cancellationToken">Leaves the claim to expire.</param>
    Task ReleaseUnheardAsync(ImportRecord import, string owner, CancellationToken cancellationToken);

    /// <summary>
    /// Frees what an import's workers left behind that will not come back by themselves: leases of workers that are known to be
    /// dead, which counts as a death of each of their chunks, and, where a database keeps a transaction open for a worker that was stopped or cannot be reached, the chunk that
    /// such a transaction holds once its lease has run out. The fence keeps a wrong guess harmless; whoever is wrongly believed
    /// dead finds its connection closed or its claim lost, and the chunk is done by another.
    /// </summary>
    /// <param name="import">The import.</param>
    /// <param name="isDead">Whether an owner is a worker whose process is known to be gone.</param>
    /// <param name="cancellationToken">Stops; what is left is found the next time.</param>
    Task ReleaseDeadAsync(ImportRecord import, Func<string, bool> isDead, CancellationToken cancellationToken);
}

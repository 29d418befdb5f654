namespace Inhaul.Stores;

/// <summary>
/// The steps in the life of an import besides its rows. Each is done by one worker at a time and takes effect once: it is
/// claimed by lease, and its one transaction commits only while the claim is still the worker's own.
/// </summary>
internal interface ILifeSource
{
    /// <summary>Claims a step of an active import, and commits the claim before it returns.</summary>
    /// <returns>The claim, or null when the step is done, not due yet, or another worker's.</returns>
    Task<LifeClaim?> ClaimAsync(ImportRecord import, LifeStep step, string owner, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Extends the lease of a claim.</summary>
    /// <returns>False when the claim is somebody else's by now.</returns>
    Task<bool> RenewAsync(LifeClaim claim, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Opens the transaction of a step, while its lease can still be renewed.</summary>
    /// <returns>The transaction, or null when the claim is somebody else's by now.</returns>
    Task<ILifeTransaction?> BeginAsync(LifeClaim claim, CancellationToken cancellationToken);

    /// <summary>Gives a claim back, so that the next worker need not wait for the lease to expire; the attempt does not count.</summary>
    Task ReleaseAsync(LifeClaim claim, CancellationToken cancellationToken);

    /// <summary>Gives the claim on a subject back because its aggregation failed.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="error">Why.</param>
    /// <param name="rest">How long nobody tries it again; null gives it up, until a person resumes the import.</param>
    /// <param name="cancellationToken">Leaves the claim to expire.</param>
    Task FailAsync(LifeClaim claim, string error, TimeSpan? rest, CancellationToken cancellationToken);

    /// <summary>The first subject of an import whose aggregation was given up; null while any other is still to be aggregated.</summary>
    Task<FailedSubject?> FindFailedAsync(ImportRecord import, CancellationToken cancellationToken);
}

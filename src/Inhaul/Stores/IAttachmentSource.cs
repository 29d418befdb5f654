namespace Inhaul.Stores;

/// <summary>
/// Which contents storages have, and which columns name them. A content is known to the ledger before it is stored, and forgotten by it
/// before it is removed, so that nothing is in a storage that nobody knows, and nothing is named that is not there. Storages are
/// shared by tenants: what is said of a tenant's content is nothing to another, while what is removed is removed for all.
/// </summary>
internal interface IAttachmentSource
{
    /// <summary>Notes that a column names contents of a storage; said before the first row is written that does. Saying it again does nothing.</summary>
    Task NoteColumnAsync(AttachmentColumn column, CancellationToken cancellationToken);

    /// <summary>The columns of all tenants that name contents of a storage.</summary>
    Task<IReadOnlyList<AttachmentColumn>> ReadColumnsAsync(string storage, CancellationToken cancellationToken);

    /// <summary>Forgets for all tenants that a column names contents of a storage: what only it names may be removed from now on.</summary>
    /// <returns>False when nobody had said so.</returns>
    Task<bool> ForgetColumnAsync(string storage, string table, string column, CancellationToken cancellationToken);

    /// <summary>Says that contents are needed. From then on they count as used just now.</summary>
    /// <returns>For each of them, in order, whether it is there.</returns>
    Task<IReadOnlyList<AttachmentClaim>> ClaimAsync(string tenant, string storage, IReadOnlyList<NewAttachment> contents, CancellationToken cancellationToken);

    /// <summary>Notes that claimed contents are stored by now.</summary>
    /// <returns>Those that are noted. One whose claim is gone was removed meanwhile, and has to be claimed and stored again.</returns>
    Task<IReadOnlySet<ContentAddress>> NoteStoredAsync(string tenant, string storage, IReadOnlyList<ContentAddress> contents, CancellationToken cancellationToken);

    /// <summary>The storages in which anything is, was to be, or is being removed.</summary>
    Task<IReadOnlyList<string>> ListStoragesAsync(CancellationToken cancellationToken);

    /// <summary>The stored contents of a storage, whoever's they are, in the order of their addresses, after one.</summary>
    Task<IReadOnlyList<KnownAttachment>> ListStoredAsync(string storage, ContentAddress? after, int limit, CancellationToken cancellationToken);

    /// <summary>Those of some contents that are stored in a storage, whoever's they are.</summary>
    Task<IReadOnlySet<ContentAddress>> FindStoredAsync(string storage, IReadOnlyCollection<ContentAddress> contents, CancellationToken cancellationToken);

    /// <summary>
    /// The contents of a storage that no noted column names and nobody has claimed for some time, stored or not, in the order of
    /// their addresses, after one.
    /// </summary>
    /// <exception cref="InvalidConfigurationException">A noted column is not there any more, so that nobody can say what its rows name.</exception>
    Task<IReadOnlyList<KnownAttachment>> FindUnreferencedAsync(string storage, TimeSpan unusedFor, ContentAddress? after, int limit, CancellationToken cancellationToken);

    /// <summary>Finds out which of some contents of a storage the ledger does not know, no noted column names, and nobody removes.</summary>
    /// <exception cref="InvalidConfigurationException">A noted column is not there any more.</exception>
    Task<IReadOnlyList<ContentAddress>> FindUnknownAsync(string storage, IReadOnlyList<ContentAddress> contents, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets those of some contents that no noted column names and nobody has claimed for some time, and takes the right to remove
    /// them. What an earlier removal has left behind whose time is over is among them. Whoever settles a chunk that names one of
    /// them either is waited for and seen, or left aside, or waits and learns that it is gone.
    /// </summary>
    /// <param name="storage">The storage.</param>
    /// <param name="contents">The contents that may be removed.</param>
    /// <param name="unusedFor">For how long nobody must have claimed them.</param>
    /// <param name="limit">How many to take over from earlier removals at most.</param>
    /// <param name="time">How long the right lasts.</param>
    /// <param name="cancellationToken">Stops; nothing is forgotten.</param>
    /// <exception cref="InvalidConfigurationException">A noted column is not there any more.</exception>
    Task<AttachmentRemoval> BeginRemovalAsync(string storage, IReadOnlyList<ContentAddress> contents, TimeSpan unusedFor, int limit, TimeSpan time, CancellationToken cancellationToken);

    /// <summary>Gives the right to remove contents back: they are gone from the storage. What is not given back is taken over when its time is over.</summary>
    Task EndRemovalAsync(AttachmentRemoval removal, IReadOnlyList<ContentAddress> removed, CancellationToken cancellationToken);
}

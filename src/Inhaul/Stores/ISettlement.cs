using Inhaul.Mapping;
using Inhaul.Writing;

namespace Inhaul.Stores;

/// <summary>The one transaction of a chunk. Disposing it without <see cref="CommitAsync"/> undoes everything.</summary>
internal interface ISettlement : ICodeTransaction
{
    /// <summary>The writer of the target's rows, in this transaction.</summary>
    ITableWriter OpenWriter(ImportDefinition definition);

    /// <summary>Tells what writing rows changes in the target, in this transaction.</summary>
    IRowChanges OpenChanges(ImportDefinition definition);

    /// <summary>Marks a point to come back to.</summary>
    Task SavepointAsync(string name, CancellationToken cancellationToken);

    /// <summary>Undoes everything since the point, which stays.</summary>
    Task RollbackToAsync(string name, CancellationToken cancellationToken);

    /// <summary>Gives up the point, keeping what was done since.</summary>
    Task ReleaseAsync(string name, CancellationToken cancellationToken);

    /// <summary>Keeps what rows became.</summary>
    Task KeepAsync(IReadOnlyList<RowTarget> results, CancellationToken cancellationToken);

    /// <summary>Keeps what cleaning changed in the rows of the chunk, in the place of what was said of it before.</summary>
    /// <param name="cleaned">The report as JSON.</param>
    /// <param name="cancellationToken">Stops; nothing is committed.</param>
    Task KeepCleanedAsync(string cleaned, CancellationToken cancellationToken);

    /// <summary>Keeps what it took to have the attachments of the chunk's rows stored, in the place of what was said of it before.</summary>
    /// <param name="attached">The counts as JSON.</param>
    /// <param name="cancellationToken">Stops; nothing is committed.</param>
    Task KeepAttachedAsync(string attached, CancellationToken cancellationToken);

    /// <summary>Finds the values that no row of a table has, all of them at once.</summary>
    /// <param name="reference">The table and its columns.</param>
    /// <param name="types">The types of the values, which are those of the columns.</param>
    /// <param name="values">The values, in the order of the columns; each row has all of them.</param>
    /// <param name="cancellationToken">Stops; nothing is committed.</param>
    /// <returns>Their positions in the batch.</returns>
    Task<IReadOnlyList<int>> FindMissingAsync(FieldReference reference, IReadOnlyList<ColumnType> types, RowBatch values, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps contents that rows of the chunk name from being removed until this transaction is over; said before such a row is
    /// written.
    /// </summary>
    /// <param name="storage">The storage.</param>
    /// <param name="contents">The contents.</param>
    /// <param name="cancellationToken">Stops; nothing is committed.</param>
    /// <returns>Those that are not stored, or not any more: no row that names one may be written.</returns>
    Task<IReadOnlySet<ContentAddress>> HoldAttachmentsAsync(string storage, IReadOnlyCollection<ContentAddress> contents, CancellationToken cancellationToken);

    /// <summary>Marks subjects to be aggregated after the import's last row.</summary>
    Task MarkAsync(IReadOnlyList<string> subjects, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the outcomes, the row errors, the counts and the state of the chunk. With rows still pending, the chunk stays
    /// claimed for the rest of them. Either way no row of it is suspected any more.
    /// </summary>
    /// <param name="outcomes">One outcome per row of the chunk.</param>
    /// <param name="refused">The rows refused in this attempt.</param>
    /// <param name="cancellationToken">Stops; nothing is committed.</param>
    /// <exception cref="ClaimLostException">The claim was taken back since the transaction was opened; nothing is committed.</exception>
    Task SettleAsync(byte[] outcomes, IReadOnlyList<RefusedRow> refused, CancellationToken cancellationToken);

    /// <summary>Makes it all true at once.</summary>
    Task CommitAsync(CancellationToken cancellationToken);
}

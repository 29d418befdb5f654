using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>
/// Tries refused rows of an import again, in the same import: they become pending, with corrections where there are any.
/// A corrected row may now have the key of another row of the import; the duplicate policy decides between them as it would
/// have at the start. A retry that was interrupted goes on when it is asked for again: corrections that the ledger already
/// has are not brought in twice.
/// </summary>
/// <param name="store">The store.</param>
internal sealed class RowRetry(IImportStore store)
{
    /// <summary>Makes rows pending again.</summary>
    /// <param name="import">The import.</param>
    /// <param name="corrections">Corrected rows; only they are tried again. Null tries all refused rows as they are.</param>
    /// <param name="actor">Who asks for it.</param>
    /// <param name="cancellationToken">Stops before anything is changed.</param>
    /// <returns>The import, active again, and how many rows are tried; none when all corrections were brought in before.</returns>
    /// <exception cref="InvalidConfigurationException">There is nothing to retry, or a correction is for a row that was not refused.</exception>
    public Task<(ImportRecord Import, long Rows)> ReopenAsync(ImportRecord import, IReadOnlyList<RowPatch>? corrections, string actor, CancellationToken cancellationToken) =>
        ReopenAsync(import, corrections, only: null, actor, cancellationToken);

    /// <summary>Makes some refused rows pending again, as they are.</summary>
    /// <param name="import">The import.</param>
    /// <param name="filter">Which rows.</param>
    /// <param name="actor">Who asks for it.</param>
    /// <param name="cancellationToken">Stops before anything is changed.</param>
    /// <returns>The import, active again, and how many rows are tried.</returns>
    /// <exception cref="InvalidConfigurationException">There is nothing to retry.</exception>
    public async Task<(ImportRecord Import, long Rows)> ReopenOnlyAsync(ImportRecord import, RetryFilter filter, string actor, CancellationToken cancellationToken) =>
        await ReopenAsync(import, corrections: null, await new RefusedRowFilter(store).FindAsync(import, filter, cancellationToken), actor, cancellationToken);

    private async Task<(ImportRecord Import, long Rows)> ReopenAsync(
        ImportRecord import, IReadOnlyList<RowPatch>? corrections, IReadOnlySet<long>? only, string actor, CancellationToken cancellationToken)
    {
        var patches = (corrections ?? []).GroupBy(patch => patch.Row).ToDictionary(rows => rows.Key, rows => rows.Last());
        var kept = await new KeptCorrections(store).FindAsync(import, patches, cancellationToken);
        var isBegun = kept.Count == patches.Count;
        if (import.State == ImportState.Active && isBegun)
        {
            return (import, import.Counts.Pending);
        }

        var isDone = patches.Count > 0 && isBegun;
        if (!ImportTransitions.IsAllowed(import.State, ImportState.Active))
        {
            return isDone && import.State == ImportState.Completed
                ? (import, 0)
                : throw new InvalidConfigurationException(import.State == ImportState.Active
                    ? $"Import {import.Id} is not at its end yet. Go on with 'inhaul resume {import.Id}', then bring in the corrections."
                    : $"Import {import.Id} is {Word.Of(import.State)}; there is nothing to retry.");
        }

        var found = await FindAsync(import, corrections is null ? null : patches, only, kept, cancellationToken);
        var retried = await new RetriedUniques(store, import).FilterAsync(found, patches, cancellationToken);
        var rows = retried.Values.Sum(chunk => chunk.Rows.Count);
        if (rows == 0)
        {
            return isDone ? (import, 0) : throw new InvalidConfigurationException(found.Count > 0
                ? $"The refused rows of import {import.Id} have values that must be unique and that other rows have. Correct them: 'inhaul errors {import.Id} --csv' lists them."
                : $"Import {import.Id} has no rejected or failed rows {(only is null ? "" : "of that kind ")}to retry.");
        }

        var decisions = retried.ToDictionary(pair => pair.Key, pair => pair.Value.Reopened());
        await new RetriedKeys(store, import).DecideAsync(retried, patches, decisions, cancellationToken);
        var reason = corrections is null ? $"{rows} refused rows are tried again" : $"{rows} corrected rows are tried again";
        var reopened = await store.ReopenAsync(import, decisions, [.. patches.Values.Where(patch => !kept.Contains(patch.Row))], new StateChange(ImportState.Active, actor, reason), cancellationToken);
        return reopened is not null
            ? (reopened, rows)
            : throw new InvalidConfigurationException($"Import {import.Id} was changed by somebody else just now. Look at it with 'inhaul show {import.Id}' and try again.");
    }

    private async Task<SortedDictionary<int, RetriedChunk>> FindAsync(
        ImportRecord import, Dictionary<long, RowPatch>? patches, IReadOnlySet<long>? only, HashSet<long> kept, CancellationToken cancellationToken)
    {
        var retried = new SortedDictionary<int, RetriedChunk>();
        var missing = patches?.Keys.Except(kept).ToHashSet();
        await foreach (var chunk in store.ReadAllChunksAsync(import, cancellationToken))
        {
            var rows = new RetriedChunk(chunk, [.. Refused(chunk).Where(row => patches?.ContainsKey(row) ?? only?.Contains(row) ?? true)]);
            missing?.ExceptWith(rows.Rows);
            if (rows.Rows.Count > 0)
            {
                retried.Add(chunk.Number, rows);
            }
        }

        return missing is not { Count: > 0 }
            ? retried
            : throw new InvalidConfigurationException(
                $"The corrections name rows that are not rejected or failed: {string.Join(", ", missing.Order().Take(10))}. Only refused rows can be corrected; 'inhaul errors {import.Id} --csv' lists them.");
    }

    private static IEnumerable<long> Refused(ChunkRecord chunk)
    {
        for (var i = 0; i < chunk.Outcomes.Length; i++)
        {
            if ((RowOutcome)chunk.Outcomes[i] is RowOutcome.Rejected or RowOutcome.Failed)
            {
                yield return chunk.Position.FirstRow + i;
            }
        }
    }
}

using Inhaul.Mapping;
using Inhaul.Writing;
using Npgsql;

namespace Inhaul.Postgres;

/// <summary>
/// Writes rows as a whole inside the chunk's transaction. Rows that are likely all new are copied straight into the target,
/// under a savepoint. Others are copied to a temporary table and upserted from there; the statement itself says which rows
/// it inserted and which it updated, the conflict policy what the rest are.
/// </summary>
/// <param name="turn">The chunk's transaction.</param>
/// <param name="definition">What is written.</param>
/// <param name="expected">What the rows most likely are.</param>
internal sealed class PostgresTableWriter(PostgresTurn turn, ImportDefinition definition, PostgresExpectation expected) : ITableWriter
{
    private static readonly WriteRefusal Dropped = new(RowErrorCodes.TargetRefused, null, "a trigger or rule of the table drops the row without an error");

    private PostgresTableSession? _session;

    /// <summary>What the rows turned out to be; null when they were not written as a whole.</summary>
    public PostgresExpectation? Found { get; private set; }

    /// <inheritdoc/>
    public async Task WriteAsync(RowBatch rows, Range range, Memory<WriteResult> results, CancellationToken cancellationToken)
    {
        var session = _session ??= await PostgresTableSession.OpenAsync(turn, definition, cancellationToken);
        var (start, length) = range.GetOffsetAndLength(rows.Count);
        var order = Fitting(session, rows, start, length, results.Span);
        if (order.Length == 0)
        {
            return;
        }

        var isWhole = length == rows.Count;
        var gaps = session.FindGaps(rows, order);
        var isPlain = gaps.Count == 0 && !session.Table.HasTriggers && !session.Table.HasRules;
        var expectation = isWhole && definition.Key.Count > 0 ? await ExpectAsync(session, cancellationToken) : PostgresExpectation.Mixed;
        if (isPlain && session.IsDirect && await TryStraightAsync(session, rows, order, expectation, cancellationToken))
        {
            foreach (var row in order)
            {
                results.Span[row - start] = new WriteResult(RowOutcome.Inserted);
            }

            Found = isWhole ? PostgresExpectation.New : null;
            return;
        }

        await session.StageAsync(rows, order, cancellationToken);
        var within = new PostgresRange(start, start + length);
        var written = isPlain && expectation == PostgresExpectation.Settled && await session.CountSettledAsync(within, cancellationToken) == order.Length
            ? []
            : await session.UpsertAsync(within, gaps, order.Length, cancellationToken);
        foreach (var (row, isNew) in written)
        {
            results.Span[row - start] = new WriteResult(isNew ? RowOutcome.Inserted : RowOutcome.Updated);
        }

        await ExplainHeldAsync(session, within, gaps, [.. order.Where(row => !written.ContainsKey(row))], results, cancellationToken);
        if (isWhole)
        {
            Found = written.Count == order.Length && written.Values.All(isNew => isNew) ? PostgresExpectation.New
                : written.Count * 10 <= order.Length ? PostgresExpectation.Settled
                : PostgresExpectation.Mixed;
        }
    }

    /// <inheritdoc/>
    public WriteRefusal Explain(Exception exception) => PostgresRefusals.Of((PostgresException)exception, _session?.Table);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The rows to send, in the order in which to send them; those that do not fit are refused here.</summary>
    private static int[] Fitting(PostgresTableSession session, RowBatch rows, int start, int length, Span<WriteResult> results)
    {
        var order = session.OrderOf(rows, start, length);
        var fitting = 0;
        foreach (var row in order)
        {
            if (session.Fit.Find(rows, row) is { } refused)
            {
                results[row - start] = refused;
            }
            else
            {
                order[fitting++] = row;
            }
        }

        return fitting == order.Length ? order : order[..fitting];
    }

    /// <summary>Copies rows straight to the target: without a key whatever it holds, with one only if it likely holds none of them.</summary>
    /// <returns>Whether the target took them.</returns>
    private async Task<bool> TryStraightAsync(PostgresTableSession session, RowBatch rows, int[] order, PostgresExpectation expectation, CancellationToken cancellationToken)
    {
        if (definition.Key.Count > 0)
        {
            return expectation == PostgresExpectation.New && await session.TryCopyToTargetAsync(rows, order, cancellationToken);
        }

        await session.CopyToTargetAsync(rows, order, cancellationToken);
        return true;
    }

    private async Task<PostgresExpectation> ExpectAsync(PostgresTableSession session, CancellationToken cancellationToken) =>
        expected != PostgresExpectation.Unknown ? expected
        : await session.IsTargetEmptyAsync(cancellationToken) ? PostgresExpectation.New
        : PostgresExpectation.Settled;

    /// <summary>What the rows are that were not written because the target holds their keys.</summary>
    private async Task ExplainHeldAsync(
        PostgresTableSession session, PostgresRange range, IReadOnlyList<int[]> gaps, int[] held, Memory<WriteResult> results, CancellationToken cancellationToken)
    {
        var needsLook = session.Table.HasTriggers || session.Table.HasRules || definition.Conflict.Action == ConflictAction.Newest;
        var looks = held.Length > 0 && needsLook && definition.Key.Count > 0 ? await session.CompareAsync(range, gaps, cancellationToken) : null;
        foreach (var row in held)
        {
            results.Span[row - range.Start] = needsLook && looks?.GetValueOrDefault(row) is not { } look
                ? new WriteResult(RowOutcome.Failed, Dropped)
                : Held(looks?.GetValueOrDefault(row));
        }
    }

    private WriteResult Held((bool IsSame, bool IsAsOld)? look) => definition.Conflict.Action switch
    {
        ConflictAction.Skip => new WriteResult(RowOutcome.Skipped),
        ConflictAction.Reject => new WriteResult(RowOutcome.Rejected, WriteRefusal.AlreadyExists(definition.Key[0])),
        ConflictAction.Newest => new WriteResult(look!.Value.IsAsOld ? RowOutcome.Unchanged : RowOutcome.Stale),
        ConflictAction.Update when look is { IsSame: false } => new WriteResult(RowOutcome.Failed, Dropped),
        _ => new WriteResult(RowOutcome.Unchanged),
    };
}

using Inhaul.Stores;

namespace Inhaul.Sqlite;

/// <summary>The steps in the life of an import in SQLite: the write lock makes a claim exclusive.</summary>
internal sealed class SqliteLifeSource(SqliteDatabase database, WorkSignal signal) : ILifeSource
{
    /// <summary>The load of an import that is not over: what a step in its life claims, and with it the whole of a tracked import.</summary>
    public const string Load = "tenant = @tenant AND import_id = @import AND phase = 'load' AND status = 'pending'";
    private const string AllDecided = """
        NOT EXISTS (SELECT 1 FROM inhaul_chunk c WHERE c.tenant = @tenant AND c.import_id = @import AND c.state = 'ready')
        AND NOT EXISTS (SELECT 1 FROM inhaul_phase_run u WHERE u.tenant = @tenant AND u.import_id = @import AND u.phase = 'upload' AND u.status <> 'completed')
        """;

    private const string AllAggregated = $"{AllDecided} AND NOT EXISTS (SELECT 1 FROM inhaul_aggregation a WHERE a.tenant = @tenant AND a.import_id = @import AND a.state <> 'done')";

    /// <inheritdoc/>
    public async Task<LifeClaim?> ClaimAsync(ImportRecord import, LifeStep step, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteInOrderAsync(cancellationToken);
        (string, object?)[] parameters = [.. Key(import), ("@owner", owner), ("@lease", SqliteClock.Modifier(lease))];
        if (step == LifeStep.Aggregate)
        {
            var subject = SqliteAggregation.Claim(turn, parameters, AllDecided);
            turn.Commit();
            return subject is { } found ? new LifeClaim(import, step, owner, found.Attempt) { Subject = found.Subject } : null;
        }

        var attempt = turn.Scalar(
            $"""
            UPDATE inhaul_phase_run SET owner = @owner, lease_until = {SqliteClock.LeaseEnd}
            WHERE {Load} AND {Due(step)} AND (owner IS NULL OR owner = @owner OR lease_until <= {SqliteClock.Now})
              AND EXISTS (SELECT 1 FROM inhaul_import WHERE tenant = @tenant AND id = @import AND state = 'active')
            RETURNING attempts + 1
            """,
            parameters);
        turn.Commit();
        return attempt is long number ? new LifeClaim(import, step, owner, (int)number) : null;
    }

    /// <inheritdoc/>
    public async Task<bool> RenewAsync(LifeClaim claim, TimeSpan lease, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteInOrderAsync(cancellationToken);
        var renewed = turn.Execute(
            $"UPDATE {Table(claim)} SET lease_until = {SqliteClock.LeaseEnd} WHERE {Mine(claim)}", [.. Key(claim), ("@lease", SqliteClock.Modifier(lease))]) == 1;
        turn.Commit();
        return renewed;
    }

    /// <inheritdoc/>
    public async Task<ILifeTransaction?> BeginAsync(LifeClaim claim, CancellationToken cancellationToken)
    {
        var turn = await database.WriteAsync(cancellationToken);
        try
        {
            if (turn.Scalar($"SELECT 1 FROM {Table(claim)} WHERE {Mine(claim)}", Key(claim)) is not null)
            {
                return new SqliteLifeTransaction(turn, claim, signal);
            }
        }
        catch
        {
            turn.Dispose();
            throw;
        }

        turn.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public async Task ReleaseAsync(LifeClaim claim, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteInOrderAsync(cancellationToken);
        turn.Execute($"UPDATE {Table(claim)} SET owner = NULL, lease_until = NULL{TakenBack(claim)} WHERE {Mine(claim)}", Key(claim));
        turn.Commit();
        signal.Raise();
    }

    /// <inheritdoc/>
    public async Task FailAsync(LifeClaim claim, string error, TimeSpan? rest, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteInOrderAsync(cancellationToken);
        SqliteAggregation.Fail(turn, error, rest, Key(claim));
        turn.Commit();
    }

    /// <inheritdoc/>
    public async Task<FailedSubject?> FindFailedAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        using var turn = await database.ReadAsync(cancellationToken);
        return SqliteAggregation.FindFailed(turn, import);
    }

    /// <summary>Marks a step as done.</summary>
    /// <returns>Whether the claim was still the worker's own.</returns>
    public static bool Finish(SqliteTurn turn, LifeClaim claim) =>
        turn.Execute($"UPDATE {Table(claim)} SET {Done(claim.Step)}, owner = NULL, lease_until = NULL WHERE {Mine(claim)} AND {Due(claim.Step)}", Key(claim)) == 1;

    private static string Table(LifeClaim claim) => claim.Step == LifeStep.Aggregate ? "inhaul_aggregation" : "inhaul_phase_run";

    private static string Mine(LifeClaim claim) => claim.Step == LifeStep.Aggregate ? SqliteAggregation.Mine : $"{Load} AND owner = @owner";

    private static string TakenBack(LifeClaim claim) => claim.Step == LifeStep.Aggregate ? ", attempts = attempts - 1" : "";

    private static string Due(LifeStep step) => step switch
    {
        LifeStep.Start => "started_at IS NULL",
        LifeStep.Aggregate => AllDecided,
        _ => AllAggregated,
    };

    private static string Done(LifeStep step) => step == LifeStep.Aggregate ? "state = 'done', error = NULL" : step == LifeStep.Start
        ? $"started_at = {SqliteClock.Now}"
        : $"status = 'completed', finished_at = {SqliteClock.Now}, records = (SELECT row_total FROM inhaul_import WHERE tenant = @tenant AND id = @import)";

    private static (string, object?)[] Key(LifeClaim claim) => [.. Key(claim.Import), ("@owner", claim.Owner), ("@subject", claim.Subject)];

    private static (string, object?)[] Key(ImportRecord import) => [("@tenant", import.Tenant), ("@import", import.Id.ToString())];
}

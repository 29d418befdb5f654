using Inhaul.Stores;

namespace Inhaul.Postgres;

/// <summary>
/// The steps in the life of an import in PostgreSQL. Who claims one holds the import, so that it is still active when the claim
/// commits; who does one holds its key, so that its lease can be renewed meanwhile. Whether the claim is still the worker's own is
/// asked once more by the statement that marks the step as done.
/// </summary>
internal sealed class PostgresLifeSource(PostgresDatabase database) : ILifeSource
{
    /// <summary>The load of an import that is not over: what a step in its life claims, and with it the whole of a tracked import.</summary>
    public const string Load = "tenant = @tenant AND import_id = @import AND phase = 'load' AND status = 'pending'";
    private const string AllDecided = """
        NOT EXISTS (SELECT FROM inhaul.chunk c WHERE c.tenant = @tenant AND c.import_id = @import AND c.state = 'ready')
        AND NOT EXISTS (SELECT FROM inhaul.phase_run u WHERE u.tenant = @tenant AND u.import_id = @import AND u.phase = 'upload' AND u.status <> 'completed')
        """;

    private const string AllAggregated = $"{AllDecided} AND NOT EXISTS (SELECT FROM inhaul.aggregation a WHERE a.tenant = @tenant AND a.import_id = @import AND a.state <> 'done')";

    /// <inheritdoc/>
    public async Task<LifeClaim?> ClaimAsync(ImportRecord import, LifeStep step, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var turn = await database.StatementAsync(cancellationToken);

        (string, object?)[] parameters = [.. Key(import), ("@owner", owner), ("@lease", lease)];
        if (step == LifeStep.Aggregate)
        {
            var subject = await PostgresAggregation.ClaimAsync(turn, parameters, AllDecided, CancellationToken.None);
            await turn.CommitAsync(CancellationToken.None);
            return subject is { } found ? new LifeClaim(import, step, owner, found.Attempt) { Subject = found.Subject } : null;
        }

        // Not cancelled once it is sent: a claim that nobody knows of would keep the step from everybody until it expires.
        var attempt = await turn.ScalarAsync(
            $"""
            WITH open AS MATERIALIZED (SELECT FROM inhaul.import WHERE tenant = @tenant AND id = @import AND state = 'active' FOR SHARE)
            UPDATE inhaul.phase_run SET owner = @owner, lease_until = clock_timestamp() + @lease
            WHERE {Load} AND {Due(step)} AND (owner IS NULL OR owner = @owner OR lease_until <= clock_timestamp()) AND EXISTS (SELECT FROM open)
            RETURNING attempts + 1
            """,
            CancellationToken.None, parameters);
        await turn.CommitAsync(CancellationToken.None);
        return attempt is int number ? new LifeClaim(import, step, owner, number) : null;
    }

    /// <inheritdoc/>
    public async Task<bool> RenewAsync(LifeClaim claim, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var turn = await database.StatementAsync(cancellationToken);
        var renewed = await turn.ExecuteAsync(
            $"UPDATE {Table(claim)} SET lease_until = clock_timestamp() + @lease WHERE {Mine(claim)}", cancellationToken, [.. Key(claim), ("@lease", lease)]) == 1;
        await turn.CommitAsync(cancellationToken);
        return renewed;
    }

    /// <inheritdoc/>
    public async Task<ILifeTransaction?> BeginAsync(LifeClaim claim, CancellationToken cancellationToken)
    {
        var turn = await database.WriteAsync(cancellationToken);
        try
        {
            if ((await turn.QueryAsync($"SELECT 1 FROM {Table(claim)} WHERE {Mine(claim)} FOR KEY SHARE", _ => true, cancellationToken, Key(claim))).Count > 0)
            {
                return new PostgresLifeTransaction(turn, claim);
            }
        }
        catch
        {
            await turn.DisposeAsync();
            throw;
        }

        await turn.DisposeAsync();
        return null;
    }

    /// <inheritdoc/>
    public async Task ReleaseAsync(LifeClaim claim, CancellationToken cancellationToken)
    {
        await using var turn = await database.StatementAsync(cancellationToken);
        await turn.ExecuteAsync(
            $"""
            WITH released AS (UPDATE {Table(claim)} SET owner = NULL, lease_until = NULL{TakenBack(claim)} WHERE {Mine(claim)} RETURNING 1)
            SELECT pg_notify('{PostgresWakeUp.Channel}', '') FROM released
            """,
            cancellationToken, Key(claim));
        await turn.CommitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task FailAsync(LifeClaim claim, string error, TimeSpan? rest, CancellationToken cancellationToken)
    {
        await using var turn = await database.StatementAsync(cancellationToken);
        await PostgresAggregation.FailAsync(turn, error, rest, Key(claim), cancellationToken);
        await turn.CommitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<FailedSubject?> FindFailedAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        await using var turn = await database.ReadAsync(cancellationToken);
        return await PostgresAggregation.FindFailedAsync(turn, import, cancellationToken);
    }

    /// <summary>Marks a step as done.</summary>
    /// <returns>Whether the claim was still the worker's own.</returns>
    public static async Task<bool> FinishAsync(PostgresTurn turn, LifeClaim claim, CancellationToken cancellationToken) => await turn.ExecuteAsync(
        $"UPDATE {Table(claim)} SET {Done(claim.Step)}, owner = NULL, lease_until = NULL WHERE {Mine(claim)} AND {Due(claim.Step)}", cancellationToken, Key(claim)) == 1;

    private static string Table(LifeClaim claim) => claim.Step == LifeStep.Aggregate ? "inhaul.aggregation" : "inhaul.phase_run";

    private static string Mine(LifeClaim claim) => claim.Step == LifeStep.Aggregate ? PostgresAggregation.Mine : $"{Load} AND owner = @owner";

    private static string TakenBack(LifeClaim claim) => claim.Step == LifeStep.Aggregate ? ", attempts = attempts - 1" : "";

    private static string Due(LifeStep step) => step switch
    {
        LifeStep.Start => "started_at IS NULL",
        LifeStep.Aggregate => AllDecided,
        _ => AllAggregated,
    };

    private static string Done(LifeStep step) => step == LifeStep.Aggregate ? "state = 'done', error = NULL" : step == LifeStep.Start
        ? "started_at = clock_timestamp()"
        : "status = 'completed', finished_at = clock_timestamp(), records = (SELECT row_total FROM inhaul.import WHERE tenant = @tenant AND id = @import)";

    private static (string, object?)[] Key(LifeClaim claim) => [.. Key(claim.Import), ("@owner", claim.Owner), ("@subject", claim.Subject)];

    private static (string, object?)[] Key(ImportRecord import) => [("@tenant", import.Tenant), ("@import", import.Id)];
}

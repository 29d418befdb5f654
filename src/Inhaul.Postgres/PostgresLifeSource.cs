using Inhaul.Stores;

namespace Inhaul.Postgres;

/// <summary>
/// The steps in the life of an import in PostgreSQL. Who claims one holds the import, so that it is still active when the claim
/// commits; who does one holds its key, so that its lease can be renewed meanwhile. Whether the claim is still the worker's own is
/// asked once more by the statement that marks the step as done.
/// </summary>
internal sealed class PostgresLifeSource(PostgresDatabase database) : ILifeSource
{
    private const string Load = "tenant = @tenant AND import_id = @import AND phase = 'load' AND status = 'pending'";
    private const string Mine = $"{Load} AND owner = @owner";
    private const string AllDecided = """
        NOT EXISTS (SELECT FROM inhaul.chunk c WHERE c.tenant = @tenant AND c.import_id = @import AND c.state = 'ready')
        AND NOT EXISTS (SELECT FROM inhaul.phase_run u WHERE u.tenant = @tenant AND u.import_id = @import AND u.phase = 'upload' AND u.status <> 'completed')
        """;

    /// <inheritdoc/>
    public async Task<LifeClaim?> ClaimAsync(ImportRecord import, LifeStep step, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var turn = await database.StatementAsync(cancellationToken);

        // Not cancelled once it is sent: a claim that nobody knows of would keep the step from everybody until it expires.
        var attempt = await turn.ScalarAsync(
            $"""
            WITH open AS MATERIALIZED (SELECT FROM inhaul.import WHERE tenant = @tenant AND id = @import AND state = 'active' FOR SHARE)
            UPDATE inhaul.phase_run SET owner = @owner, lease_until = clock_timestamp() + @lease
            WHERE {Load} AND {Due(step)} AND (owner IS NULL OR owner = @owner OR lease_until <= clock_timestamp()) AND EXISTS (SELECT FROM open)
            RETURNING attempts + 1
            """,
            CancellationToken.None, [.. Key(import), ("@owner", owner), ("@lease", lease)]);
        await turn.CommitAsync(CancellationToken.None);
        return attempt is int number ? new LifeClaim(import, step, owner, number) : null;
    }

    /// <inheritdoc/>
    public async Task<bool> RenewAsync(LifeClaim claim, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var turn = await database.StatementAsync(cancellationToken);
        var renewed = await turn.ExecuteAsync(
            $"UPDATE inhaul.phase_run SET lease_until = clock_timestamp() + @lease WHERE {Mine}", cancellationToken, [.. Key(claim), ("@lease", lease)]) == 1;
        await turn.CommitAsync(cancellationToken);
        return renewed;
    }

    /// <inheritdoc/>
    public async Task<ILifeTransaction?> BeginAsync(LifeClaim claim, CancellationToken cancellationToken)
    {
        var turn = await database.WriteAsync(cancellationToken);
        try
        {
            if ((await turn.QueryAsync($"SELECT 1 FROM inhaul.phase_run WHERE {Mine} FOR KEY SHARE", _ => true, cancellationToken, Key(claim))).Count > 0)
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
            WITH released AS (UPDATE inhaul.phase_run SET owner = NULL, lease_until = NULL WHERE {Mine} RETURNING 1)
            SELECT pg_notify('{PostgresWakeUp.Channel}', '') FROM released
            """,
            cancellationToken, Key(claim));
        await turn.CommitAsync(cancellationToken);
    }

    /// <summary>Marks a step as done.</summary>
    /// <returns>Whether the claim was still the worker's own.</returns>
    public static async Task<bool> FinishAsync(PostgresTurn turn, LifeClaim claim, CancellationToken cancellationToken) => await turn.ExecuteAsync(
        $"UPDATE inhaul.phase_run SET {Done(claim.Step)}, owner = NULL, lease_until = NULL WHERE {Mine} AND {Due(claim.Step)}", cancellationToken, Key(claim)) == 1;

    private static string Due(LifeStep step) => step == LifeStep.Start ? "started_at IS NULL" : AllDecided;

    private static string Done(LifeStep step) => step == LifeStep.Start
        ? "started_at = clock_timestamp()"
        : "status = 'completed', finished_at = clock_timestamp(), records = (SELECT row_total FROM inhaul.import WHERE tenant = @tenant AND id = @import)";

    private static (string, object?)[] Key(LifeClaim claim) => [.. Key(claim.Import), ("@owner", claim.Owner)];

    private static (string, object?)[] Key(ImportRecord import) => [("@tenant", import.Tenant), ("@import", import.Id)];
}

using Inhaul.Stores;

namespace Inhaul.Sqlite;

/// <summary>The steps in the life of an import in SQLite: the write lock makes a claim exclusive.</summary>
internal sealed class SqliteLifeSource(SqliteDatabase database, WorkSignal signal) : ILifeSource
{
    private const string Load = "tenant = @tenant AND import_id = @import AND phase = 'load' AND status = 'pending'";
    private const string Mine = $"{Load} AND owner = @owner";
    private const string AllDecided = """
        NOT EXISTS (SELECT 1 FROM inhaul_chunk c WHERE c.tenant = @tenant AND c.import_id = @import AND c.state = 'ready')
        AND NOT EXISTS (SELECT 1 FROM inhaul_phase_run u WHERE u.tenant = @tenant AND u.import_id = @import AND u.phase = 'upload' AND u.status <> 'completed')
        """;

    /// <inheritdoc/>
    public async Task<LifeClaim?> ClaimAsync(ImportRecord import, LifeStep step, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteInOrderAsync(cancellationToken);
        var attempt = turn.Scalar(
            $"""
            UPDATE inhaul_phase_run SET owner = @owner, lease_until = {SqliteClock.LeaseEnd}
            WHERE {Load} AND {Due(step)} AND (owner IS NULL OR owner = @owner OR lease_until <= {SqliteClock.Now})
              AND EXISTS (SELECT 1 FROM inhaul_import WHERE tenant = @tenant AND id = @import AND state = 'active')
            RETURNING attempts + 1
            """,
            [.. Key(import), ("@owner", owner), ("@lease", SqliteClock.Modifier(lease))]);
        turn.Commit();
        return attempt is long number ? new LifeClaim(import, step, owner, (int)number) : null;
    }

    /// <inheritdoc/>
    public async Task<bool> RenewAsync(LifeClaim claim, TimeSpan lease, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteInOrderAsync(cancellationToken);
        var renewed = turn.Execute(
            $"UPDATE inhaul_phase_run SET lease_until = {SqliteClock.LeaseEnd} WHERE {Mine}", [.. Key(claim), ("@lease", SqliteClock.Modifier(lease))]) == 1;
        turn.Commit();
        return renewed;
    }

    /// <inheritdoc/>
    public async Task<ILifeTransaction?> BeginAsync(LifeClaim claim, CancellationToken cancellationToken)
    {
        var turn = await database.WriteAsync(cancellationToken);
        try
        {
            if (turn.Scalar($"SELECT 1 FROM inhaul_phase_run WHERE {Mine}", Key(claim)) is not null)
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
        turn.Execute($"UPDATE inhaul_phase_run SET owner = NULL, lease_until = NULL WHERE {Mine}", Key(claim));
        turn.Commit();
        signal.Raise();
    }

    /// <summary>Marks a step as done.</summary>
    /// <returns>Whether the claim was still the worker's own.</returns>
    public static bool Finish(SqliteTurn turn, LifeClaim claim) =>
        turn.Execute($"UPDATE inhaul_phase_run SET {Done(claim.Step)}, owner = NULL, lease_until = NULL WHERE {Mine} AND {Due(claim.Step)}", Key(claim)) == 1;

    private static string Due(LifeStep step) => step == LifeStep.Start ? "started_at IS NULL" : AllDecided;

    private static string Done(LifeStep step) => step == LifeStep.Start
        ? $"started_at = {SqliteClock.Now}"
        : $"status = 'completed', finished_at = {SqliteClock.Now}, records = (SELECT row_total FROM inhaul_import WHERE tenant = @tenant AND id = @import)";

    private static (string, object?)[] Key(LifeClaim claim) => [.. Key(claim.Import), ("@owner", claim.Owner)];

    private static (string, object?)[] Key(ImportRecord import) => [("@tenant", import.Tenant), ("@import", import.Id.ToString())];
}

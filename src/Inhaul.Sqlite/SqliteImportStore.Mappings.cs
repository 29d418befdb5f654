using Inhaul.Mapping.Suggesting;
using Inhaul.Stores;

namespace Inhaul.Sqlite;

/// <summary>What people decided about the columns of headers.</summary>
internal sealed partial class SqliteImportStore : IMappingSource
{
    /// <inheritdoc/>
    public IMappingSource Mappings => this;

    async Task<IReadOnlyList<MappingDecision>> IMappingSource.ReadAsync(string tenant, string type, CancellationToken cancellationToken)
    {
        using var turn = await _database.ReadAsync(cancellationToken);
        return turn.Query(
            """
            SELECT header_fingerprint, "column", field, confidence, reason, status, decided_by, decided_at FROM inhaul_mapping
            WHERE tenant = @tenant AND type = @type ORDER BY header_fingerprint, "column", field
            """,
            row => new MappingDecision(row.GetString(0), row.GetString(1), row.GetString(2), row.GetDouble(3), row.GetString(4), Word.Parse<MappingStatus>(row.GetString(5)))
            {
                DecidedBy = row.IsDBNull(6) ? null : row.GetString(6),
                DecidedAt = row.IsDBNull(7) ? null : SqliteClock.Parse(row.GetString(7)),
            },
            ("@tenant", tenant), ("@type", type));
    }

    async Task IMappingSource.SuggestAsync(string tenant, string type, string fingerprint, IReadOnlyList<MappingDecision> suggestions, CancellationToken cancellationToken)
    {
        using var turn = await _database.WriteAsync(cancellationToken);
        turn.Execute(
            "DELETE FROM inhaul_mapping WHERE tenant = @tenant AND type = @type AND header_fingerprint = @fingerprint AND status = 'suggested'",
            ("@tenant", tenant), ("@type", type), ("@fingerprint", fingerprint));
        foreach (var suggestion in suggestions)
        {
            turn.Execute(
                """
                INSERT INTO inhaul_mapping (tenant, type, header_fingerprint, "column", field, confidence, reason, status)
                VALUES (@tenant, @type, @fingerprint, @column, @field, @confidence, @reason, 'suggested')
                ON CONFLICT DO NOTHING
                """,
                Mapped(tenant, type, suggestion));
        }

        turn.Commit();
    }

    async Task IMappingSource.DecideAsync(string tenant, string type, IReadOnlyList<MappingDecision> decisions, string actor, CancellationToken cancellationToken)
    {
        using var turn = await _database.WriteAsync(cancellationToken);

        // First what ends, so that a field may pass from one column to another at once.
        foreach (var decision in decisions.OrderByDescending(decision => decision.Status))
        {
            if (decision.Status == MappingStatus.Approved)
            {
                turn.Execute(
                    $"""
                    UPDATE inhaul_mapping SET status = 'rejected', decided_by = @actor, decided_at = {SqliteClock.Now}
                    WHERE tenant = @tenant AND type = @type AND header_fingerprint = @fingerprint AND "column" = @column AND field <> @field AND status = 'approved'
                    """,
                    [.. Mapped(tenant, type, decision), ("@actor", actor)]);
            }
            else
            {
                Keep(turn, tenant, type, decision, actor);
            }
        }

        foreach (var decision in decisions.Where(decision => decision.Status == MappingStatus.Approved))
        {
            var other = turn.Scalar(
                """
                SELECT "column" FROM inhaul_mapping
                WHERE tenant = @tenant AND type = @type AND header_fingerprint = @fingerprint AND field = @field AND field <> '' AND "column" <> @column AND status = 'approved'
                """,
                Mapped(tenant, type, decision));
            if (other is string column)
            {
                throw FedTwice.Refusal(decision.Column, column, decision.Field);
            }

            Keep(turn, tenant, type, decision, actor);
        }

        turn.Commit();
    }

    private static void Keep(SqliteTurn turn, string tenant, string type, MappingDecision decision, string actor) => turn.Execute(
        $"""
        INSERT INTO inhaul_mapping (tenant, type, header_fingerprint, "column", field, confidence, reason, status, decided_by, decided_at)
        VALUES (@tenant, @type, @fingerprint, @column, @field, @confidence, @reason, @status, @actor, {SqliteClock.Now})
        ON CONFLICT (tenant, type, header_fingerprint, "column", field) DO UPDATE SET
            confidence = excluded.confidence, reason = excluded.reason, status = excluded.status, decided_by = excluded.decided_by, decided_at = excluded.decided_at
        """,
        [.. Mapped(tenant, type, decision), ("@status", Word.Of(decision.Status)), ("@actor", actor)]);

    private static (string, object?)[] Mapped(string tenant, string type, MappingDecision decision) =>
    [
        ("@tenant", tenant), ("@type", type), ("@fingerprint", decision.Fingerprint), ("@column", decision.Column.ToLowerInvariant()), ("@field", decision.Field),
        ("@confidence", decision.Confidence), ("@reason", decision.Reason),
    ];
}

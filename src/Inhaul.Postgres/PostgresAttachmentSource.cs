using Inhaul.Stores;
using Npgsql;

namespace Inhaul.Postgres;

/// <summary>
/// Contents of attachments in PostgreSQL. Claims of a storage go side by side, and none while a removal begins: an advisory lock. A
/// settlement holds the rows of the contents it names, which a removal leaves alone.
/// </summary>
internal sealed class PostgresAttachmentSource(PostgresDatabase database) : IAttachmentSource
{
    private const string Claiming = "SELECT pg_advisory_xact_lock_shared(hashtextextended('inhaul.attachment ' || @storage, 0))";

    private const string Removing = "SELECT pg_advisory_xact_lock(hashtextextended('inhaul.attachment ' || @storage, 0))";

    /// <inheritdoc/>
    public async Task NoteColumnAsync(AttachmentColumn column, CancellationToken cancellationToken)
    {
        await using var turn = await database.StatementAsync(cancellationToken);
        await PostgresAttachmentColumns.NoteAsync(turn, column, cancellationToken);
        await turn.CommitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AttachmentColumn>> ReadColumnsAsync(string storage, CancellationToken cancellationToken)
    {
        await using var turn = await database.ReadAsync(cancellationToken);
        return await PostgresAttachmentColumns.ReadAsync(turn, storage, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> ForgetColumnAsync(string storage, string table, string column, CancellationToken cancellationToken)
    {
        await using var turn = await database.StatementAsync(cancellationToken);
        var forgotten = await turn.ExecuteAsync(
            """DELETE FROM inhaul.attachment_column WHERE storage = @storage AND "table" = @table AND "column" = @column""",
            cancellationToken, ("@storage", storage), ("@table", table), ("@column", column));
        await turn.CommitAsync(cancellationToken);
        return forgotten > 0;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AttachmentClaim>> ClaimAsync(string tenant, string storage, IReadOnlyList<NewAttachment> contents, CancellationToken cancellationToken)
    {
        (string, object?)[] parameters =
        [
            ("@tenant", tenant), ("@storage", storage), ("@addresses", Addresses(contents.Select(content => content.Address))), ("@sha256", contents.Select(content => content.Address.Sha256).ToArray()),
            ("@bytes", contents.Select(content => content.Bytes).ToArray()), ("@media_types", contents.Select(content => content.MediaType).ToArray()),
        ];
        await using var turn = await database.WriteAsync(cancellationToken);
        await turn.ExecuteAsync(Claiming, cancellationToken, ("@storage", storage));
        await turn.ExecuteAsync(
            "DELETE FROM inhaul.attachment_removal WHERE storage = @storage AND address = ANY (@addresses) AND lease_until <= clock_timestamp()", cancellationToken, [.. parameters[1..3]]);

        // In one order for everybody, so that two claims of the same contents never wait for each other.
        await turn.ExecuteAsync(
            """
            INSERT INTO inhaul.attachment (tenant, storage, address, sha256, bytes, media_type, used_at)
            SELECT DISTINCT ON (c.address) @tenant, @storage, c.address, c.sha256, c.bytes, c.media_type, clock_timestamp()
            FROM unnest(@addresses, @sha256, @bytes, @media_types) AS c (address, sha256, bytes, media_type)
            WHERE NOT EXISTS (SELECT FROM inhaul.attachment_removal r WHERE r.storage = @storage AND r.address = c.address)
            ORDER BY c.address
            ON CONFLICT (tenant, storage, address) DO UPDATE SET used_at = excluded.used_at
            """,
            cancellationToken, parameters);
        var stored = (await turn.QueryAsync(
            "SELECT address, stored_at IS NOT NULL FROM inhaul.attachment WHERE tenant = @tenant AND storage = @storage AND address = ANY (@addresses)",
            row => (Address: row.GetString(0), IsStored: row.GetBoolean(1)), cancellationToken, parameters[..3])).ToDictionary(claim => claim.Address, claim => claim.IsStored);
        await turn.CommitAsync(cancellationToken);
        return [.. contents.Select(content => !stored.TryGetValue(content.Address.ToString(), out var isStored) ? AttachmentClaim.BeingRemoved : isStored ? AttachmentClaim.Stored : AttachmentClaim.ToStore)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlySet<ContentAddress>> NoteStoredAsync(string tenant, string storage, IReadOnlyList<ContentAddress> contents, CancellationToken cancellationToken)
    {
        await using var turn = await database.StatementAsync(cancellationToken);
        var noted = await turn.QueryAsync(
            """
            WITH claimed AS MATERIALIZED (
                SELECT address FROM inhaul.attachment WHERE tenant = @tenant AND storage = @storage AND address = ANY (@addresses) ORDER BY address FOR NO KEY UPDATE)
            UPDATE inhaul.attachment a SET stored_at = coalesce(stored_at, clock_timestamp()), used_at = clock_timestamp()
            FROM claimed WHERE a.tenant = @tenant AND a.storage = @storage AND a.address = claimed.address
            RETURNING a.address
            """,
            row => ContentAddress.Parse(row.GetString(0)), cancellationToken, ("@tenant", tenant), ("@storage", storage), ("@addresses", Addresses(contents)));
        await turn.CommitAsync(cancellationToken);
        return noted.ToHashSet();
    }

    /// <summary>Holds the contents that are stored until a transaction is over.</summary>
    /// <returns>Those that are not.</returns>
    public static async Task<IReadOnlySet<ContentAddress>> HoldAsync(
        PostgresTurn turn, string tenant, string storage, IReadOnlyCollection<ContentAddress> contents, CancellationToken cancellationToken)
    {
        var held = await turn.QueryAsync(
            """
            SELECT address FROM inhaul.attachment
            WHERE tenant = @tenant AND storage = @storage AND address = ANY (@addresses) AND stored_at IS NOT NULL ORDER BY address FOR KEY SHARE
            """,
            row => ContentAddress.Parse(row.GetString(0)), cancellationToken, ("@tenant", tenant), ("@storage", storage), ("@addresses", Addresses(contents)));
        return contents.Except(held).ToHashSet();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListStoragesAsync(CancellationToken cancellationToken)
    {
        await using var turn = await database.ReadAsync(cancellationToken);
        return await turn.QueryAsync(
            "SELECT storage FROM inhaul.attachment UNION SELECT storage FROM inhaul.attachment_removal ORDER BY storage", row => row.GetString(0), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KnownAttachment>> ListStoredAsync(string storage, ContentAddress? after, int limit, CancellationToken cancellationToken)
    {
        await using var turn = await database.ReadAsync(cancellationToken);
        return await turn.QueryAsync(
            """
            SELECT address, max(bytes) FROM inhaul.attachment WHERE storage = @storage AND address > @after AND stored_at IS NOT NULL
            GROUP BY address ORDER BY address LIMIT @limit
            """,
            Known, cancellationToken, ("@storage", storage), ("@after", after?.ToString() ?? ""), ("@limit", limit));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlySet<ContentAddress>> FindStoredAsync(string storage, IReadOnlyCollection<ContentAddress> contents, CancellationToken cancellationToken)
    {
        await using var turn = await database.ReadAsync(cancellationToken);
        return (await turn.QueryAsync(
            "SELECT DISTINCT address FROM inhaul.attachment WHERE storage = @storage AND address = ANY (@addresses) AND stored_at IS NOT NULL",
            row => ContentAddress.Parse(row.GetString(0)), cancellationToken, ("@storage", storage), ("@addresses", Addresses(contents)))).ToHashSet();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KnownAttachment>> FindUnreferencedAsync(string storage, TimeSpan unusedFor, ContentAddress? after, int limit, CancellationToken cancellationToken)
    {
        await using var turn = await database.ReadAsync(cancellationToken);
        return await turn.QueryAsync(
            $"""
            SELECT a.address, max(a.bytes) FROM inhaul.attachment a
            WHERE a.storage = @storage AND a.address > @after AND {await PostgresAttachmentColumns.NotNamedAsync(turn, storage, "a.address", cancellationToken)}
            GROUP BY a.address HAVING max(a.used_at) <= clock_timestamp() - @unused ORDER BY a.address LIMIT @limit
            """,
            Known, cancellationToken, ("@storage", storage), ("@after", after?.ToString() ?? ""), ("@unused", unusedFor), ("@limit", limit));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ContentAddress>> FindUnknownAsync(string storage, IReadOnlyList<ContentAddress> contents, CancellationToken cancellationToken)
    {
        await using var turn = await database.ReadAsync(cancellationToken);
        return await turn.QueryAsync(
            $"""
            SELECT c.address FROM unnest(@addresses) AS c (address)
            WHERE NOT EXISTS (SELECT FROM inhaul.attachment a WHERE a.storage = @storage AND a.address = c.address)
              AND NOT EXISTS (SELECT FROM inhaul.attachment_removal r WHERE r.storage = @storage AND r.address = c.address)
              AND {await PostgresAttachmentColumns.NotNamedAsync(turn, storage, "c.address", cancellationToken)}
            """,
            row => ContentAddress.Parse(row.GetString(0)), cancellationToken, ("@storage", storage), ("@addresses", Addresses(contents)));
    }

    /// <inheritdoc/>
    public async Task<AttachmentRemoval> BeginRemovalAsync(
        string storage, IReadOnlyList<ContentAddress> contents, TimeSpan unusedFor, int limit, TimeSpan time, CancellationToken cancellationToken)
    {
        var owner = WorkerIdentity.Next();
        await using var turn = await database.WriteAsync(cancellationToken);
        await turn.ExecuteAsync(Removing, cancellationToken, ("@storage", storage));

        // A policy that hides rows from this role would make what they name look like nobody's; so the database refuses instead.
        await turn.ExecuteAsync("SET LOCAL row_security = off", cancellationToken);
        var free = await LockAsync(turn, storage, Addresses(contents), cancellationToken);
        var unreferenced = await turn.QueryAsync(
            $"""
            SELECT c.address FROM unnest(@addresses) AS c (address)
            WHERE NOT EXISTS (SELECT FROM inhaul.attachment a WHERE a.storage = @storage AND a.address = c.address AND a.used_at > clock_timestamp() - @unused)
              AND {await PostgresAttachmentColumns.NotNamedAsync(turn, storage, "c.address", cancellationToken)}
            """,
            row => row.GetString(0), cancellationToken, ("@storage", storage), ("@addresses", free), ("@unused", unusedFor));
        await turn.ExecuteAsync(
            "DELETE FROM inhaul.attachment WHERE storage = @storage AND address = ANY (@addresses)", cancellationToken, ("@storage", storage), ("@addresses", unreferenced.ToArray()));
        var taken = await turn.QueryAsync(
            """
            INSERT INTO inhaul.attachment_removal (storage, address, owner, lease_until)
            SELECT @storage, address, @owner, clock_timestamp() + @time FROM (
                SELECT unnest(@addresses) AS address
                UNION
                (SELECT address FROM inhaul.attachment_removal WHERE storage = @storage AND lease_until <= clock_timestamp() LIMIT @limit)) AS chosen
            ON CONFLICT (storage, address) DO UPDATE SET owner = excluded.owner, lease_until = excluded.lease_until
            WHERE attachment_removal.lease_until <= clock_timestamp()
            RETURNING address
            """,
            row => ContentAddress.Parse(row.GetString(0)), cancellationToken,
            ("@storage", storage), ("@addresses", unreferenced.ToArray()), ("@owner", owner), ("@time", time), ("@limit", limit));
        await turn.CommitAsync(cancellationToken);
        return new AttachmentRemoval(storage, owner, taken);
    }

    /// <inheritdoc/>
    public async Task EndRemovalAsync(AttachmentRemoval removal, IReadOnlyList<ContentAddress> removed, CancellationToken cancellationToken)
    {
        await using var turn = await database.StatementAsync(cancellationToken);
        await turn.ExecuteAsync(
            "DELETE FROM inhaul.attachment_removal WHERE storage = @storage AND owner = @owner AND address = ANY (@addresses)",
            cancellationToken, ("@storage", removal.Storage), ("@owner", removal.Owner), ("@addresses", Addresses(removed)));
        await turn.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// Locks what the ledger knows of contents. Only a statement that begins after this one sees all that was settled before, and
    /// what is being settled now is left out.
    /// </summary>
    private static async Task<string[]> LockAsync(PostgresTurn turn, string storage, string[] addresses, CancellationToken cancellationToken)
    {
        (string, object?)[] parameters = [("@storage", storage), ("@addresses", addresses)];
        const string known = "SELECT tenant, address FROM inhaul.attachment WHERE storage = @storage AND address = ANY (@addresses)";
        var all = await turn.QueryAsync(known, Key, cancellationToken, parameters);
        var locked = await turn.QueryAsync($"{known} FOR UPDATE SKIP LOCKED", Key, cancellationToken, parameters);
        return [.. addresses.Except(all.Except(locked).Select(row => row.Address))];

        static (string Tenant, string Address) Key(NpgsqlDataReader row) => (row.GetString(0), row.GetString(1));
    }

    private static KnownAttachment Known(NpgsqlDataReader row) => new(ContentAddress.Parse(row.GetString(0)), row.GetInt64(1));

    private static string[] Addresses(IEnumerable<ContentAddress> contents) => [.. contents.Select(content => content.ToString())];
}

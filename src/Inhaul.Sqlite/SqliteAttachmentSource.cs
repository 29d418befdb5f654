using System.Text.Json.Nodes;
using Inhaul.Stores;
using Microsoft.Data.Sqlite;

namespace Inhaul.Sqlite;

/// <summary>Contents of attachments in SQLite, where one writer at a time leaves nothing to be locked.</summary>
internal sealed class SqliteAttachmentSource(SqliteDatabase database) : IAttachmentSource
{
    /// <inheritdoc/>
    public async Task NoteColumnAsync(AttachmentColumn column, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteAsync(cancellationToken);
        SqliteAttachmentColumns.Note(turn, column);
        turn.Commit();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AttachmentColumn>> ReadColumnsAsync(string storage, CancellationToken cancellationToken)
    {
        using var turn = await database.ReadAsync(cancellationToken);
        return SqliteAttachmentColumns.Read(turn, storage);
    }

    /// <inheritdoc/>
    public async Task<bool> ForgetColumnAsync(string storage, string table, string column, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteAsync(cancellationToken);
        var forgotten = turn.Execute(
            """DELETE FROM inhaul_attachment_column WHERE storage = @storage AND "table" = @table AND "column" = @column""",
            ("@storage", storage), ("@table", table), ("@column", column));
        turn.Commit();
        return forgotten > 0;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AttachmentClaim>> ClaimAsync(string tenant, string storage, IReadOnlyList<NewAttachment> contents, CancellationToken cancellationToken)
    {
        var claimed = new JsonArray([.. contents.Select(content => new JsonArray(content.Address.ToString(), content.Address.Sha256, content.Bytes, content.MediaType))]).ToJsonString();
        var addresses = Addresses(contents.Select(content => content.Address));
        using var turn = await database.WriteInOrderAsync(cancellationToken);
        turn.Execute(
            $"DELETE FROM inhaul_attachment_removal WHERE storage = @storage AND address IN (SELECT value FROM json_each(@addresses)) AND lease_until <= {SqliteClock.Now}",
            ("@storage", storage), ("@addresses", addresses));
        turn.Execute(
            $"""
            INSERT INTO inhaul_attachment (tenant, storage, address, sha256, bytes, media_type, used_at)
            SELECT @tenant, @storage, json_extract(c.value, '$[0]'), json_extract(c.value, '$[1]'), json_extract(c.value, '$[2]'), json_extract(c.value, '$[3]'), {SqliteClock.Now}
            FROM json_each(@claimed) AS c
            WHERE NOT EXISTS (SELECT 1 FROM inhaul_attachment_removal r WHERE r.storage = @storage AND r.address = json_extract(c.value, '$[0]'))
            ON CONFLICT (tenant, storage, address) DO UPDATE SET used_at = excluded.used_at
            """,
            ("@tenant", tenant), ("@storage", storage), ("@claimed", claimed));
        var stored = turn.Query(
            """
            SELECT address, stored_at IS NOT NULL FROM inhaul_attachment
            WHERE tenant = @tenant AND storage = @storage AND address IN (SELECT value FROM json_each(@addresses))
            """,
            row => (Address: row.GetString(0), IsStored: row.GetBoolean(1)), ("@tenant", tenant), ("@storage", storage), ("@addresses", addresses))
            .ToDictionary(claim => claim.Address, claim => claim.IsStored);
        turn.Commit();
        return [.. contents.Select(content => !stored.TryGetValue(content.Address.ToString(), out var isStored) ? AttachmentClaim.BeingRemoved : isStored ? AttachmentClaim.Stored : AttachmentClaim.ToStore)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlySet<ContentAddress>> NoteStoredAsync(string tenant, string storage, IReadOnlyList<ContentAddress> contents, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteInOrderAsync(cancellationToken);
        turn.Execute(
            $"""
            UPDATE inhaul_attachment SET stored_at = coalesce(stored_at, {SqliteClock.Now}), used_at = {SqliteClock.Now}
            WHERE tenant = @tenant AND storage = @storage AND address IN (SELECT value FROM json_each(@addresses))
            """,
            ("@tenant", tenant), ("@storage", storage), ("@addresses", Addresses(contents)));
        var noted = contents.Except(FindUnstored(turn, tenant, storage, contents)).ToHashSet();
        turn.Commit();
        return noted;
    }

    /// <summary>Those of some contents that are not stored. Nobody removes the others before the writing transaction is over.</summary>
    public static IReadOnlySet<ContentAddress> FindUnstored(SqliteTurn turn, string tenant, string storage, IReadOnlyCollection<ContentAddress> contents)
    {
        var stored = turn.Query(
            """
            SELECT address FROM inhaul_attachment
            WHERE tenant = @tenant AND storage = @storage AND address IN (SELECT value FROM json_each(@addresses)) AND stored_at IS NOT NULL
            """,
            Address, ("@tenant", tenant), ("@storage", storage), ("@addresses", Addresses(contents)));
        return contents.Except(stored).ToHashSet();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListStoragesAsync(CancellationToken cancellationToken)
    {
        using var turn = await database.ReadAsync(cancellationToken);
        return turn.Query("SELECT storage FROM inhaul_attachment UNION SELECT storage FROM inhaul_attachment_removal ORDER BY storage", row => row.GetString(0));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KnownAttachment>> ListStoredAsync(string storage, ContentAddress? after, int limit, CancellationToken cancellationToken)
    {
        using var turn = await database.ReadAsync(cancellationToken);
        return turn.Query(
            """
            SELECT address, max(bytes) FROM inhaul_attachment WHERE storage = @storage AND address > @after AND stored_at IS NOT NULL
            GROUP BY address ORDER BY address LIMIT @limit
            """,
            Known, ("@storage", storage), ("@after", after?.ToString() ?? ""), ("@limit", limit));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlySet<ContentAddress>> FindStoredAsync(string storage, IReadOnlyCollection<ContentAddress> contents, CancellationToken cancellationToken)
    {
        using var turn = await database.ReadAsync(cancellationToken);
        return turn.Query(
            "SELECT DISTINCT address FROM inhaul_attachment WHERE storage = @storage AND address IN (SELECT value FROM json_each(@addresses)) AND stored_at IS NOT NULL",
            Address, ("@storage", storage), ("@addresses", Addresses(contents))).ToHashSet();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KnownAttachment>> FindUnreferencedAsync(string storage, TimeSpan unusedFor, ContentAddress? after, int limit, CancellationToken cancellationToken)
    {
        using var turn = await database.ReadAsync(cancellationToken);
        return turn.Query(
            $"""
            SELECT a.address, max(a.bytes) FROM inhaul_attachment a
            WHERE a.storage = @storage AND a.address > @after AND {SqliteAttachmentColumns.NotNamed(turn, storage, "a.address")}
            GROUP BY a.address HAVING max(a.used_at) <= {SqliteClock.Plus("@unused")} ORDER BY a.address LIMIT @limit
            """,
            Known, ("@storage", storage), ("@after", after?.ToString() ?? ""), ("@unused", SqliteClock.Modifier(-unusedFor)), ("@limit", limit));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ContentAddress>> FindUnknownAsync(string storage, IReadOnlyList<ContentAddress> contents, CancellationToken cancellationToken)
    {
        using var turn = await database.ReadAsync(cancellationToken);
        return turn.Query(
            $"""
            SELECT c.value FROM json_each(@addresses) AS c
            WHERE NOT EXISTS (SELECT 1 FROM inhaul_attachment a WHERE a.storage = @storage AND a.address = c.value)
              AND NOT EXISTS (SELECT 1 FROM inhaul_attachment_removal r WHERE r.storage = @storage AND r.address = c.value)
              AND {SqliteAttachmentColumns.NotNamed(turn, storage, "c.value")}
            """,
            Address, ("@storage", storage), ("@addresses", Addresses(contents)));
    }

    /// <inheritdoc/>
    public async Task<AttachmentRemoval> BeginRemovalAsync(
        string storage, IReadOnlyList<ContentAddress> contents, TimeSpan unusedFor, int limit, TimeSpan time, CancellationToken cancellationToken)
    {
        var owner = WorkerIdentity.Next();

        // What is removed after this commit is gone for good, so a power cut must not take the commit back.
        using var turn = await database.WriteAsync(cancellationToken);
        var unreferenced = turn.Query(
            $"""
            SELECT c.value FROM json_each(@addresses) AS c
            WHERE NOT EXISTS (SELECT 1 FROM inhaul_attachment a WHERE a.storage = @storage AND a.address = c.value AND a.used_at > {SqliteClock.Plus("@unused")})
              AND {SqliteAttachmentColumns.NotNamed(turn, storage, "c.value")}
            """,
            Address, ("@storage", storage), ("@addresses", Addresses(contents)), ("@unused", SqliteClock.Modifier(-unusedFor)));
        turn.Execute(
            "DELETE FROM inhaul_attachment WHERE storage = @storage AND address IN (SELECT value FROM json_each(@addresses))", ("@storage", storage), ("@addresses", Addresses(unreferenced)));
        turn.Execute(
            $"""
            INSERT INTO inhaul_attachment_removal (storage, address, owner, lease_until)
            SELECT @storage, address, @owner, {SqliteClock.LeaseEnd} FROM (
                SELECT value AS address FROM json_each(@addresses)
                UNION
                SELECT address FROM (SELECT address FROM inhaul_attachment_removal WHERE storage = @storage AND lease_until <= {SqliteClock.Now} LIMIT @limit)) AS chosen
            WHERE true
            ON CONFLICT (storage, address) DO UPDATE SET owner = excluded.owner, lease_until = excluded.lease_until WHERE lease_until <= {SqliteClock.Now}
            """,
            ("@storage", storage), ("@addresses", Addresses(unreferenced)), ("@owner", owner), ("@lease", SqliteClock.Modifier(time)), ("@limit", limit));
        var taken = turn.Query("SELECT address FROM inhaul_attachment_removal WHERE storage = @storage AND owner = @owner", Address, ("@storage", storage), ("@owner", owner));
        turn.Commit();
        return new AttachmentRemoval(storage, owner, taken);
    }

    /// <inheritdoc/>
    public async Task EndRemovalAsync(AttachmentRemoval removal, IReadOnlyList<ContentAddress> removed, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteAsync(cancellationToken);
        turn.Execute(
            "DELETE FROM inhaul_attachment_removal WHERE storage = @storage AND owner = @owner AND address IN (SELECT value FROM json_each(@addresses))",
            ("@storage", removal.Storage), ("@owner", removal.Owner), ("@addresses", Addresses(removed)));
        turn.Commit();
    }

    private static ContentAddress Address(SqliteDataReader row) => ContentAddress.Parse(row.GetString(0));

    private static KnownAttachment Known(SqliteDataReader row) => new(ContentAddress.Parse(row.GetString(0)), row.GetInt64(1));

    private static string Addresses(IEnumerable<ContentAddress> contents) => new JsonArray([.. contents.Select(content => JsonValue.Create(content.ToString()))]).ToJsonString();
}

using System.Text.Json;
using Inhaul.Sources;
using Inhaul.Stores;
using Npgsql;

namespace Inhaul.Postgres;

/// <summary>Submitting imports.</summary>
internal sealed partial class PostgresImportStore
{
    /// <inheritdoc/>
    public async Task<(ImportRecord Import, bool Created)> SubmitAsync(NewImport import, CancellationToken cancellationToken)
    {
        await using var turn = await _database.WriteAsync(cancellationToken);
        if (await PostgresImportRows.FindByKeyAsync(turn, import.Tenant, import.IdempotencyKey, cancellationToken) is { } known)
        {
            return (known, false);
        }

        if (import.CreateTable && await PostgresTarget.FindNameAsync(turn, import.Options.Definition.Table, cancellationToken) is { } table)
        {
            throw new TargetAppearedException(table);
        }

        var id = Guid.CreateVersion7();
        if (!await InsertAsync(turn, id, import, cancellationToken))
        {
            // Somebody else has submitted it since it was looked for.
            return ((await PostgresImportRows.FindByKeyAsync(turn, import.Tenant, import.IdempotencyKey, cancellationToken))!, false);
        }

        foreach (var column in import.AttachmentColumns)
        {
            await PostgresAttachmentColumns.NoteAsync(turn, column, cancellationToken);
        }

        await InsertTransitionAsync(turn, import.Tenant, id, 1, null, new StateChange(ImportState.Queued, import.Actor, "submitted"), cancellationToken);
        if (import.Folder is { } folder)
        {
            await InsertFolderAsync(turn, id, import, folder, cancellationToken);
        }

        if (import.CreateTable)
        {
            await CreateTableAsync(turn, import, cancellationToken);
        }

        var created = (await PostgresImportRows.FindAsync(turn, import.Tenant, id, cancellationToken))!;
        await PostgresWakeUp.NotifyAsync(turn, cancellationToken);
        await turn.CommitAsync(cancellationToken);
        return (created, true);
    }

    /// <inheritdoc/>
    public async Task ReplacePlacesAsync(ImportRecord import, IReadOnlyList<ImportSource> sources, AttachmentPlace? attachments, CancellationToken cancellationToken)
    {
        await using var turn = await _database.StatementAsync(cancellationToken);
        await turn.ExecuteAsync(
            "UPDATE inhaul.import SET options = @options::json WHERE tenant = @tenant AND id = @import",
            cancellationToken,
            ("@tenant", import.Tenant),
            ("@import", import.Id),
            ("@options", JsonSerializer.Serialize(import.Options with { Sources = sources, Attachments = attachments }, LedgerJson.Words.ImportOptions)));
        await turn.CommitAsync(cancellationToken);
    }

    /// <returns>False when there is an import with this key by now.</returns>
    private static async Task<bool> InsertAsync(PostgresTurn turn, Guid id, NewImport import, CancellationToken cancellationToken)
    {
        var inserted = await turn.ExecuteAsync(
            """
            INSERT INTO inhaul.import (tenant, id, type, state, phase, version, definition_hash, idempotency_key, options, sample, row_total, chunk_total, created_by, created_at)
            VALUES (@tenant, @id, @type, 'queued', 'upload', 1, @definition_hash, @idempotency_key, @options::json, @sample::json, @row_total, @chunk_total, @actor, clock_timestamp())
            ON CONFLICT (tenant, idempotency_key) DO NOTHING
            """,
            cancellationToken,
            ("@tenant", import.Tenant),
            ("@id", id),
            ("@type", import.Type),
            ("@definition_hash", import.DefinitionHash),
            ("@idempotency_key", import.IdempotencyKey),
            ("@options", JsonSerializer.Serialize(import.Options, LedgerJson.Words.ImportOptions)),
            ("@sample", JsonSerializer.Serialize(import.Sample, LedgerJson.Words.IReadOnlyListIReadOnlyDictionaryStringString)),
            ("@row_total", import.RowTotal),
            ("@chunk_total", import.ChunkTotal),
            ("@actor", import.Actor)) == 1;
        if (!inserted)
        {
            return false;
        }

        // In one order for everybody, so that two imports of the same sources never wait for each other.
        var sources = import.Options.Sources.Select(source => source.File).OrderBy(file => file.Sha256, StringComparer.Ordinal).ToList();
        await turn.ExecuteAsync(
            """
            INSERT INTO inhaul.source SELECT @tenant, s.sha256, s.name, s.bytes, 'text/csv', clock_timestamp() FROM unnest(@sha256, @names, @bytes) AS s (sha256, name, bytes)
            ON CONFLICT (tenant, sha256) DO NOTHING
            """,
            cancellationToken, ("@tenant", import.Tenant), ("@sha256", Column(file => file.Sha256)), ("@names", Column(file => PostgresText.Storable(file.Name))), ("@bytes", Column(file => file.Bytes)));
        await turn.ExecuteAsync(
            "INSERT INTO inhaul.phase_run (tenant, import_id, phase, status) SELECT @tenant, @import, phase, 'pending' FROM unnest(@phases) AS phase",
            cancellationToken, ("@tenant", import.Tenant), ("@import", id), ("@phases", new[] { Word.Of(ImportPhase.Upload), Word.Of(ImportPhase.Load) }));
        return true;

        T[] Column<T>(Func<SourceFile, T> value) => [.. sources.Select(value)];
    }

    private async Task CreateTableAsync(PostgresTurn turn, NewImport import, CancellationToken cancellationToken)
    {
        try
        {
            await turn.ExecuteAsync(Target.CreateTableSql(import.Options.Definition), cancellationToken);
        }
        catch (PostgresException refusal) when (refusal.SqlState is PostgresErrorCodes.DuplicateTable
            || (refusal.SqlState is PostgresErrorCodes.UniqueViolation && refusal.SchemaName == "pg_catalog"))
        {
            throw new TargetAppearedException(import.Options.Definition.Table);
        }
    }
}

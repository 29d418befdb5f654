using System.Text.Json;
using Inhaul.Sources;
using Inhaul.Stores;

namespace Inhaul.Sqlite;

/// <summary>Submitting imports.</summary>
internal sealed partial class SqliteImportStore
{
    /// <inheritdoc/>
    public async Task<(ImportRecord Import, bool Created)> SubmitAsync(NewImport import, CancellationToken cancellationToken)
    {
        using var turn = await _database.WriteAsync(cancellationToken);
        if (SqliteImportRows.FindByKey(turn, import.Tenant, import.IdempotencyKey) is { } known)
        {
            return (known, false);
        }

        if (import.CreateTable && SqliteTarget.FindName(turn, import.Options.Definition.Table) is { } table)
        {
            throw new TargetAppearedException(table);
        }

        var id = Guid.CreateVersion7();
        Insert(turn, id, import);
        foreach (var column in import.AttachmentColumns)
        {
            SqliteAttachmentColumns.Note(turn, column);
        }

        InsertTransition(turn, import.Tenant, id, 1, null, new StateChange(ImportState.Queued, import.Actor, "submitted"));
        if (import.Folder is { } folder)
        {
            InsertFolder(turn, id, import, folder);
        }

        if (import.CreateTable)
        {
            turn.Execute(Target.CreateTableSql(import.Options.Definition));
        }

        var created = SqliteImportRows.Find(turn, import.Tenant, id)!;
        turn.Commit();
        return (created, true);
    }

    /// <inheritdoc/>
    public async Task ReplacePlacesAsync(ImportRecord import, IReadOnlyList<ImportSource> sources, AttachmentPlace? attachments, CancellationToken cancellationToken)
    {
        using var turn = await _database.WriteAsync(cancellationToken);
        turn.Execute(
            "UPDATE inhaul_import SET options = @options WHERE tenant = @tenant AND id = @import",
            ("@tenant", import.Tenant),
            ("@import", import.Id.ToString()),
            ("@options", JsonSerializer.Serialize(import.Options with { Sources = sources, Attachments = attachments }, LedgerJson.Words.ImportOptions)));
        turn.Commit();
    }

    private static void Insert(SqliteTurn turn, Guid id, NewImport import)
    {
        turn.Execute(
            $"""
            INSERT INTO inhaul_import (tenant, id, type, state, phase, version, definition_hash, idempotency_key, options, sample, row_total, chunk_total, created_by, created_at)
            VALUES (@tenant, @id, @type, 'queued', 'upload', 1, @definition_hash, @idempotency_key, @options, @sample, @row_total, @chunk_total, @actor, {SqliteClock.Now})
            """,
            ("@tenant", import.Tenant),
            ("@id", id.ToString()),
            ("@type", import.Type),
            ("@definition_hash", import.DefinitionHash),
            ("@idempotency_key", import.IdempotencyKey),
            ("@options", JsonSerializer.Serialize(import.Options, LedgerJson.Words.ImportOptions)),
            ("@sample", JsonSerializer.Serialize(import.Sample, LedgerJson.Words.IReadOnlyListIReadOnlyDictionaryStringString)),
            ("@row_total", import.RowTotal),
            ("@chunk_total", import.ChunkTotal),
            ("@actor", import.Actor));
        foreach (var source in import.Options.Sources)
        {
            InsertSource(turn, import.Tenant, source.File);
        }

        foreach (var phase in (ImportPhase[])[ImportPhase.Upload, ImportPhase.Load])
        {
            turn.Execute(
                "INSERT INTO inhaul_phase_run (tenant, import_id, phase, status) VALUES (@tenant, @import, @phase, 'pending')",
                ("@tenant", import.Tenant), ("@import", id.ToString()), ("@phase", Word.Of(phase)));
        }
    }

    private static void InsertSource(SqliteTurn turn, string tenant, SourceFile source) =>
        turn.Execute(
            $"INSERT INTO inhaul_source VALUES (@tenant, @sha256, @name, @bytes, 'text/csv', {SqliteClock.Now}) ON CONFLICT (tenant, sha256) DO NOTHING",
            ("@tenant", tenant), ("@sha256", source.Sha256), ("@name", source.Name), ("@bytes", source.Bytes));
}

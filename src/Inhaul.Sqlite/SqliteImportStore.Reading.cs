using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Sqlite;

/// <summary>Reading the ledger back.</summary>
internal sealed partial class SqliteImportStore
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<ChunkRecord>> ReadChunksAsync(ImportRecord import, int afterNumber, int limit, CancellationToken cancellationToken)
    {
        using var turn = await _database.ReadAsync(cancellationToken);
        return turn.Query(
            $"""
            SELECT {SqliteChunkRows.Columns} FROM inhaul_chunk
            WHERE tenant = @tenant AND import_id = @import AND number > @after ORDER BY number LIMIT @limit
            """,
            SqliteChunkRows.Read, ("@tenant", import.Tenant), ("@import", import.Id.ToString()), ("@after", afterNumber), ("@limit", limit));
    }

    /// <inheritdoc/>
    public async Task<byte[]> ReadRawAsync(ImportRecord import, int number, CancellationToken cancellationToken)
    {
        using var turn = await _database.ReadAsync(cancellationToken);
        return SqliteChunkRows.ReadRaw(turn, import.Tenant, import.Id, number);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<long, RowPatch>> ReadPatchesAsync(ImportRecord import, ChunkRecord chunk, CancellationToken cancellationToken)
    {
        using var turn = await _database.ReadAsync(cancellationToken);
        return SqliteChunkRows.ReadPatches(turn, import.Tenant, import.Id, chunk);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RowTarget>> ReadResultsAsync(ImportRecord import, long afterRow, int limit, CancellationToken cancellationToken)
    {
        using var turn = await _database.ReadAsync(cancellationToken);
        return SqliteRowResults.Read(turn, import, afterRow, limit);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RowErrorRecord>> ReadErrorsAsync(ImportRecord import, long afterRow, int rows, CancellationToken cancellationToken)
    {
        using var turn = await _database.ReadAsync(cancellationToken);
        return turn.Query(
            """
            SELECT row, code, message, "column", value, severity, line, attempt, superseded FROM inhaul_row_error
            WHERE tenant = @tenant AND import_id = @import AND row > @after AND row <= @after + @rows ORDER BY row, attempt, position
            """,
            row => new RowErrorRecord(
                new RowError(row.GetInt64(0), row.GetString(1), row.GetString(2))
                {
                    Column = row.IsDBNull(3) ? null : row.GetString(3),
                    Value = row.IsDBNull(4) ? null : row.GetString(4),
                    Severity = Word.Parse<Severity>(row.GetString(5)),
                },
                row.GetInt64(6), row.GetInt32(7), !row.GetBoolean(8)),
            ("@tenant", import.Tenant), ("@import", import.Id.ToString()), ("@after", afterRow), ("@rows", rows));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<int, RowCounts>> ReadSourceCountsAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        using var turn = await _database.ReadAsync(cancellationToken);
        return turn.Query(
            $"SELECT source, {CountColumns.Each(count => $"sum({count})")} FROM inhaul_chunk WHERE tenant = @tenant AND import_id = @import GROUP BY source",
            row => KeyValuePair.Create(row.GetInt32(0), CountColumns.Read(row, 1)),
            ("@tenant", import.Tenant), ("@import", import.Id.ToString())).ToDictionary();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ErrorGroup>> ReadErrorGroupsAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        using var turn = await _database.ReadAsync(cancellationToken);
        return turn.Query(
            """
            SELECT code, "column", count(DISTINCT row), message, min(row), line FROM inhaul_row_error
            WHERE tenant = @tenant AND import_id = @import AND superseded = 0 AND severity = 'error'
            GROUP BY code, "column" ORDER BY 3 DESC, 5
            """,
            row => new ErrorGroup(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetInt64(2), row.GetString(3), row.GetInt64(4), row.GetInt64(5)),
            ("@tenant", import.Tenant), ("@import", import.Id.ToString()));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ImportTransition>> ReadTransitionsAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        using var turn = await _database.ReadAsync(cancellationToken);
        return turn.Query(
            "SELECT from_state, to_state, actor, reason, at FROM inhaul_transition WHERE tenant = @tenant AND import_id = @import ORDER BY version",
            row => new ImportTransition(
                row.IsDBNull(0) ? null : Word.Parse<ImportState>(row.GetString(0)), Word.Parse<ImportState>(row.GetString(1)),
                row.GetString(2), row.GetString(3), SqliteClock.Parse(row.GetString(4))),
            ("@tenant", import.Tenant), ("@import", import.Id.ToString()));
    }

    /// <inheritdoc/>
    public async Task LogAsync(ImportRecord import, NewLogEntry entry, CancellationToken cancellationToken)
    {
        using var turn = await _database.WriteAsync(cancellationToken);
        SqliteLog.Write(turn, import, entry);
        turn.Commit();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LogEntry>> ReadLogAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        using var turn = await _database.ReadAsync(cancellationToken);
        return turn.Query(
            "SELECT row, level, message, details, at FROM inhaul_log WHERE tenant = @tenant AND import_id = @import ORDER BY number",
            row => new LogEntry(row.IsDBNull(0) ? null : row.GetInt64(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), SqliteClock.Parse(row.GetString(4))),
            ("@tenant", import.Tenant), ("@import", import.Id.ToString()));
    }
}

using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Postgres;

/// <summary>Reading the ledger back.</summary>
internal sealed partial class PostgresImportStore
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<ChunkRecord>> ReadChunksAsync(ImportRecord import, int afterNumber, int limit, CancellationToken cancellationToken)
    {
        await using var turn = await _database.ReadAsync(cancellationToken);
        return await turn.QueryAsync(
            $"""
            SELECT {PostgresChunkRows.Columns} FROM inhaul.chunk
            WHERE tenant = @tenant AND import_id = @import AND number > @after ORDER BY number LIMIT @limit
            """,
            PostgresChunkRows.Read, cancellationToken, [.. Key(import), ("@after", afterNumber), ("@limit", limit)]);
    }

    /// <inheritdoc/>
    public async Task<byte[]> ReadRawAsync(ImportRecord import, int number, CancellationToken cancellationToken)
    {
        await using var turn = await _database.ReadAsync(cancellationToken);
        var raw = await turn.ScalarAsync(
            "SELECT raw FROM inhaul.chunk_raw WHERE tenant = @tenant AND import_id = @import AND number = @number", cancellationToken, [.. Key(import), ("@number", number)]);
        return PostgresChunkRows.Raw(raw, import.Id, number);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<long, RowPatch>> ReadPatchesAsync(ImportRecord import, ChunkRecord chunk, CancellationToken cancellationToken)
    {
        await using var turn = await _database.ReadAsync(cancellationToken);
        var patches = await turn.QueryAsync(
            PostgresChunkRows.Patches("@first", "@last"), row => PostgresChunkRows.Patch(row.GetInt64(0), row.GetString(1)), cancellationToken,
            [.. Key(import), ("@first", chunk.Position.FirstRow), ("@last", chunk.Position.FirstRow + chunk.Outcomes.Length - 1)]);
        return patches.ToDictionary(patch => patch.Row);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RowTarget>> ReadResultsAsync(ImportRecord import, long afterRow, int limit, CancellationToken cancellationToken)
    {
        await using var turn = await _database.ReadAsync(cancellationToken);
        return await PostgresRowResults.ReadAsync(turn, import, afterRow, limit, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RowErrorRecord>> ReadErrorsAsync(ImportRecord import, long afterRow, int rows, CancellationToken cancellationToken)
    {
        await using var turn = await _database.ReadAsync(cancellationToken);
        return await turn.QueryAsync(
            """
            SELECT row, code, message, "column", value, severity, line, attempt, superseded FROM inhaul.row_error
            WHERE tenant = @tenant AND import_id = @import AND row > @after AND row <= @after + @rows ORDER BY row, attempt, position
            """,
            row => new RowErrorRecord(
                new RowError(row.GetInt64(0), row.GetString(1), row.GetString(2))
                {
                    Column = row.IsDBNull(3) ? null : row.GetString(3),
                    Value = row.IsDBNull(4) ? null : row.GetString(4),
                    Severity = Word.Parse<Severity>(row.GetString(5)),
                },
                row.GetInt64(6), row.GetInt32(7), row.GetInt32(8) == 0),
            cancellationToken, [.. Key(import), ("@after", afterRow), ("@rows", rows)]);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<int, RowCounts>> ReadSourceCountsAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        await using var turn = await _database.ReadAsync(cancellationToken);
        var counts = await turn.QueryAsync(
            $"SELECT source, {CountColumns.Each(count => $"sum({count})::bigint")} FROM inhaul.chunk WHERE tenant = @tenant AND import_id = @import GROUP BY source",
            row => KeyValuePair.Create(row.GetInt32(0), CountColumns.Read(row, 1)),
            cancellationToken, Key(import));
        return counts.ToDictionary();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ErrorGroup>> ReadErrorGroupsAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        await using var turn = await _database.ReadAsync(cancellationToken);
        return await turn.QueryAsync(
            """
            SELECT code, "column", count(DISTINCT row), (array_agg(message ORDER BY row, attempt, position))[1], min(row), (array_agg(line ORDER BY row, attempt, position))[1]
            FROM inhaul.row_error
            WHERE tenant = @tenant AND import_id = @import AND superseded = 0 AND severity = 'error'
            GROUP BY code, "column" ORDER BY 3 DESC, 5
            """,
            row => new ErrorGroup(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetInt64(2), row.GetString(3), row.GetInt64(4), row.GetInt64(5)),
            cancellationToken, Key(import));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ImportTransition>> ReadTransitionsAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        await using var turn = await _database.ReadAsync(cancellationToken);
        return await turn.QueryAsync(
            "SELECT from_state, to_state, actor, reason, at FROM inhaul.transition WHERE tenant = @tenant AND import_id = @import ORDER BY version",
            row => new ImportTransition(
                row.IsDBNull(0) ? null : Word.Parse<ImportState>(row.GetString(0)), Word.Parse<ImportState>(row.GetString(1)),
                row.GetString(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4)),
            cancellationToken, Key(import));
    }

    /// <inheritdoc/>
    public async Task LogAsync(ImportRecord import, NewLogEntry entry, CancellationToken cancellationToken)
    {
        await using var turn = await _database.StatementAsync(cancellationToken);
        await PostgresLog.WriteAsync(turn, import, entry, cancellationToken);
        await turn.CommitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LogEntry>> ReadLogAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        await using var turn = await _database.ReadAsync(cancellationToken);
        return await turn.QueryAsync(
            "SELECT row, level, message, details, at FROM inhaul.log WHERE tenant = @tenant AND import_id = @import ORDER BY number",
            row => new LogEntry(row.IsDBNull(0) ? null : row.GetInt64(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), row.GetFieldValue<DateTimeOffset>(4)),
            cancellationToken, Key(import));
    }

    private static (string, object?)[] Key(ImportRecord import) => [("@tenant", import.Tenant), ("@import", import.Id)];
}

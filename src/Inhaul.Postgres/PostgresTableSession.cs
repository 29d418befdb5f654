using Inhaul.Mapping;
using Npgsql;

namespace Inhaul.Postgres;

/// <summary>What can be done with the rows of a batch and the table they belong to, inside one transaction.</summary>
internal sealed class PostgresTableSession
{
    private const string Straight = "inhaul_straight";
    private static readonly PostgresRange Everything = new(0, int.MaxValue);

    private readonly PostgresTurn _turn;
    private readonly PostgresTableSql _sql;
    private readonly PostgresField[] _fields;
    private readonly int[] _keyFields;
    private readonly bool _isOrderFree;

    private PostgresTableSession(PostgresTurn turn, ImportDefinition definition, PostgresTable table)
    {
        _turn = turn;
        Table = table;
        _fields = PostgresField.Of(definition, table);
        _sql = new PostgresTableSql(definition, _fields, table);
        _keyFields = definition.KeyFields();
        Fit = new PostgresFit(_fields, mayFill: table.HasTriggers || table.HasRules);

        // In the order of their keys, rows touch each page of the key's index once; but only where nobody can tell the difference.
        _isOrderFree = _keyFields.Length > 0 && table is { UniqueIndexes: 1, HasTriggers: false, HasRules: false, RefersToItself: false }
            && !table.Columns.Any(column => column.HandsOutNumbers && !_fields.Any(field => field.Column == column));
        IsDirect = _fields.All(field => field.IsDirect);
    }

    /// <summary>The table.</summary>
    public PostgresTable Table { get; }

    /// <summary>Finds values that do not fit.</summary>
    public PostgresFit Fit { get; }

    /// <summary>Whether every field can be sent in the type of its column.</summary>
    public bool IsDirect { get; }

    /// <summary>Looks the table up.</summary>
    /// <exception cref="PostgresException">There is no such table any more.</exception>
    public static async Task<PostgresTableSession> OpenAsync(PostgresTurn turn, ImportDefinition definition, CancellationToken cancellationToken) =>
        new(turn, definition, await PostgresTable.ReadAsync(turn, definition.Table, cancellationToken)
            ?? throw new PostgresException($"the table {definition.Table} does not exist any more", "ERROR", "ERROR", PostgresErrorCodes.UndefinedTable));

    /// <summary>The order in which to send a range of rows; a part of a batch, as in the search for a culprit, keeps the input's.</summary>
    public int[] OrderOf(RowBatch rows, int start, int length) =>
        length == rows.Count && _isOrderFree ? [.. rows.ByKey(_keyFields)] : [.. Enumerable.Range(start, length)];

    /// <summary>The sets of key fields that have no value in some row; empty when every row has its whole key.</summary>
    /// <exception cref="PostgresException">Two such rows have one key, so they cannot be written at once.</exception>
    public IReadOnlyList<int[]> FindGaps(RowBatch rows, int[] order)
    {
        var gaps = new Dictionary<string, int[]>(StringComparer.Ordinal);
        var identities = new HashSet<UInt128>();
        foreach (var row in order)
        {
            if (_keyFields.Length < 2 || !rows.LacksAny(row, _keyFields))
            {
                continue;
            }

            int[] missing = [.. _keyFields.Where(field => rows[row][field].Kind == CellKind.Null)];
            gaps.TryAdd(string.Join(',', missing), missing);
            if (!identities.Add(KeyBytes.Identity(rows, row, _keyFields)))
            {
                throw Repeated();
            }
        }

        return [.. gaps.Values];
    }

    /// <summary>Whether the target has no row at all.</summary>
    public async Task<bool> IsTargetEmptyAsync(CancellationToken cancellationToken) =>
        await _turn.ScalarAsync($"SELECT 1 FROM {PostgresName.QuoteTable(Table.Name)} LIMIT 1", cancellationToken) is null;

    /// <summary>Copies rows into the target; for fields that can be sent in the types of their columns.</summary>
    /// <exception cref="PostgresException">The target refuses one of them.</exception>
    public Task CopyToTargetAsync(RowBatch rows, int[] order, CancellationToken cancellationToken) =>
        new PostgresCopy(_fields, isNumbered: false).SendAsync(_turn.Connection, _sql.CopyToTarget, rows, order, cancellationToken);

    /// <summary>Copies rows into the target if it refuses none of them.</summary>
    /// <returns>Whether it took them; otherwise nothing was done.</returns>
    public async Task<bool> TryCopyToTargetAsync(RowBatch rows, int[] order, CancellationToken cancellationToken)
    {
        await _turn.ExecuteAsync($"SAVEPOINT {Straight}", cancellationToken);
        try
        {
            await CopyToTargetAsync(rows, order, cancellationToken);
            await _turn.ExecuteAsync($"RELEASE SAVEPOINT {Straight}", cancellationToken);
            return true;
        }
        catch (PostgresException exception) when (PostgresErrors.Classify(exception) == ErrorClass.Data)
        {
            await _turn.ExecuteAsync($"ROLLBACK TO SAVEPOINT {Straight}; RELEASE SAVEPOINT {Straight}", cancellationToken);
            return false;
        }
    }

    /// <summary>Copies rows to the stage.</summary>
    public async Task StageAsync(RowBatch rows, int[] order, CancellationToken cancellationToken)
    {
        await _turn.ExecuteAsync($"DROP TABLE IF EXISTS {PostgresTableSql.Stage}; {_sql.CreateStage}", cancellationToken);
        await new PostgresCopy(_fields, isNumbered: true).SendAsync(_turn.Connection, PostgresTableSql.CopyToStage, rows, order, cancellationToken);
    }

    /// <summary>How many staged rows the policy would leave as the target holds them.</summary>
    public async Task<long> CountSettledAsync(PostgresRange range, CancellationToken cancellationToken) =>
        (long)(await _turn.ScalarAsync(_sql.CountSettled, cancellationToken, Parameters(range)))!;

    /// <summary>Upserts staged rows.</summary>
    /// <returns>The rows that were written, each with whether it is new.</returns>
    public async Task<Dictionary<int, bool>> UpsertAsync(PostgresRange range, IReadOnlyList<int[]> gaps, int count, CancellationToken cancellationToken)
    {
        var written = new Dictionary<int, bool>();
        if (_keyFields.Length == 0)
        {
            var added = await _turn.ExecuteAsync(_sql.Upsert, cancellationToken, Parameters(range));
            return added == count ? Enumerable.Range(range.Start, count).ToDictionary(row => row, _ => true)
                : count == 1 ? written
                : throw Repeated();
        }

        await CollectAsync(_sql.Upsert, range, written, cancellationToken);
        if (gaps.Count > 0)
        {
            // No index keeps two writers from adding the same key twice when a part of it has no value.
            await _turn.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended(@table, 0))", cancellationToken, ("@table", $"inhaul gaps {Table.Name}"));
        }

        foreach (var missing in gaps)
        {
            if (_sql.UpdatesHeld)
            {
                await CollectAsync(_sql.UpdateGaps(missing), range, written, cancellationToken);
            }

            await CollectAsync(_sql.InsertGaps(missing), range, written, cancellationToken);
        }

        return written;
    }

    /// <summary>Compares staged rows with what the target holds under their keys; rows whose key it does not hold are left out.</summary>
    public async Task<Dictionary<int, (bool IsSame, bool IsAsOld)?>> CompareAsync(PostgresRange range, IReadOnlyList<int[]> gaps, CancellationToken cancellationToken)
    {
        var looks = new Dictionary<int, (bool, bool)?>();
        foreach (var missing in gaps.Prepend([]))
        {
            foreach (var (row, isSame, isAsOld) in await _turn.QueryAsync(
                _sql.Compare(missing), row => (row.GetInt32(0), row.GetBoolean(1), !row.IsDBNull(2) && row.GetBoolean(2)), cancellationToken, Parameters(range)))
            {
                looks[row] = (isSame, isAsOld);
            }
        }

        return looks;
    }

    /// <summary>Makes the place for what the target holds before rows are written; empty.</summary>
    public Task ForgetAsync(CancellationToken cancellationToken) =>
        _turn.ExecuteAsync($"DROP TABLE IF EXISTS {PostgresTableSql.Before}; {_sql.CreateBefore}", cancellationToken);

    /// <summary>Keeps what the target holds under the keys of staged rows.</summary>
    public async Task RememberAsync(IReadOnlyList<int[]> gaps, CancellationToken cancellationToken)
    {
        foreach (var missing in gaps.Prepend([]))
        {
            await _turn.ExecuteAsync(_sql.Remember(missing), cancellationToken, Parameters(Everything));
        }
    }

    /// <summary>Asks what the target holds under the keys of staged rows, in their order, and what it held before.</summary>
    public NpgsqlCommand Changes(IReadOnlyList<int[]> gaps) => _turn.Command(_sql.Changes(gaps.Prepend([])), Parameters(Everything));

    private async Task CollectAsync(string sql, PostgresRange range, Dictionary<int, bool> written, CancellationToken cancellationToken)
    {
        var rows = await _turn.QueryAsync(sql, row => (Row: row.GetInt32(0), IsNew: row.GetBoolean(1), Count: row.GetInt64(2)), cancellationToken, Parameters(range));
        if (rows.Count > 0 && rows[0].Count is > 0 and var count && count < rows.Count)
        {
            throw Repeated();
        }

        foreach (var (row, isNew, _) in rows)
        {
            written[row] = isNew;
        }
    }

    private static (string, object?)[] Parameters(PostgresRange range) => [("@start", range.Start), ("@end", range.End)];

    /// <summary>Rows that are one row for the database; the caller writes them one after the other, as it does with a row that is refused.</summary>
    private static PostgresException Repeated() => new("several rows have one key", "ERROR", "ERROR", PostgresErrorCodes.CardinalityViolation);
}

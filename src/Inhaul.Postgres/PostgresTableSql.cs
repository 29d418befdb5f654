using Inhaul.Mapping;

namespace Inhaul.Postgres;

/// <summary>
/// The statements that write and compare rows of one definition. Rows come from a temporary table, the stage, where column
/// <c>f0</c> is the first field and <c>inhaul_row</c> the row's position in its batch. <c>t</c> is the target, <c>s</c> the stage.
/// The planner knows nothing of the stage and would take it for large or small at will: <c>OFFSET 0</c> makes it look each
/// row up by the key's index, where a join might read the whole target for every chunk.
/// </summary>
internal sealed class PostgresTableSql
{
    /// <summary>The name of the stage.</summary>
    public const string Stage = "pg_temp.inhaul_stage";

    /// <summary>The name of the place for what the target held before rows were written.</summary>
    public const string Before = "pg_temp.inhaul_before";

    /// <summary>The parameters of the range of rows that a statement is about.</summary>
    public const string Range = "s.inhaul_row >= @start AND s.inhaul_row < @end";

    private readonly ImportDefinition _definition;
    private readonly PostgresField[] _fields;
    private readonly int[] _keys;
    private readonly int[] _values;
    private readonly string _target;
    private readonly bool _isPartitioned;

    public PostgresTableSql(ImportDefinition definition, PostgresField[] fields, PostgresTable table)
    {
        _definition = definition;
        _fields = fields;
        _keys = definition.KeyFields();
        _values = [.. Enumerable.Range(0, fields.Length).Except(_keys)];
        _target = PostgresName.QuoteTable(table.Name);
        _isPartitioned = table.Kind == 'p';
    }

    /// <summary>Sends rows straight to the target.</summary>
    public string CopyToTarget => $"COPY {_target} ({Join(_fields, column => column.Name)}) FROM STDIN (FORMAT binary)";

    /// <summary>Sends rows to the stage.</summary>
    public static string CopyToStage => $"COPY {Stage} FROM STDIN (FORMAT binary)";

    /// <summary>Makes the stage for the rest of the transaction.</summary>
    public string CreateStage =>
        $"CREATE TEMPORARY TABLE inhaul_stage (inhaul_row integer, {Join(_fields, (column, i) => $"f{i} {(column.IsDirect ? column.Column.SqlType : PostgresTypes.Declared(column.Definition.Type))}")}) ON COMMIT DROP";

    /// <summary>How many rows of the range the policy would leave as they are, found without locking or writing any.</summary>
    public string CountSettled =>
        $"SELECT count(*) FROM {Stage} s CROSS JOIN LATERAL (SELECT 1 FROM {_target} t WHERE {IsKey([])} AND NOT ({WouldChange(Staged)}) OFFSET 0) held WHERE {Range}";

    /// <summary>
    /// Writes the rows of the range and returns those that were written, each with whether it is new and with the number of
    /// rows written in all. Without a key every row is added.
    /// </summary>
    public string Upsert
    {
        get
        {
            var columns = Join(_fields, column => column.Name);
            var insert = $"INSERT INTO {_target} AS t ({columns}) SELECT {Join(_fields, (_, i) => Staged(i))} FROM {Stage} s WHERE {Range} AND {HasWholeKey}";
            if (_keys.Length == 0)
            {
                return insert;
            }

            var action = UpdatesHeld ? $"DO UPDATE SET {Assignments(Excluded)} WHERE {WouldChange(Excluded)}" : "DO NOTHING";

            // A row that was changed shows in xmax who locked it for that, an inserted one shows nobody. A
            // partitioned table does not show it, so there the rows of before are looked up.
            var held = _isPartitioned ? $"held AS MATERIALIZED (SELECT s.inhaul_row FROM {Stage} s CROSS JOIN LATERAL (SELECT 1 FROM {_target} t WHERE {IsKey([])} OFFSET 0) held WHERE {Range}), " : "";
            var isNew = _isPartitioned ? "s.inhaul_row NOT IN (SELECT inhaul_row FROM held)" : "w.inhaul_new";
            return $"WITH {held}written AS ({insert} ON CONFLICT ({Join(_keys, key => _fields[key].Name)}) {action} "
                + $"RETURNING {Join(_keys, (key, i) => $"t.{_fields[key].Name} AS k{i}")}{(_isPartitioned ? "" : ", t.xmax = 0 AS inhaul_new")}) "
                + $"SELECT s.inhaul_row, {isNew}, (SELECT count(*) FROM written) FROM written w JOIN {Stage} s ON {Join(_keys, (key, i) => $"w.k{i} = {Staged(key)}", " AND ")} WHERE {Range}";
        }
    }

    /// <summary>Changes the rows that the target holds under keys whose parts at <paramref name="gaps"/> have no value; returns those changed.</summary>
    public string UpdateGaps(IReadOnlyList<int> gaps) =>
        $"UPDATE {_target} t SET {Assignments(Staged)} FROM {Stage} s WHERE {Range} AND {IsKey(gaps)} AND {WouldChange(Staged)} RETURNING s.inhaul_row, false, 0::bigint";

    /// <summary>Adds the rows whose keys have no value at <paramref name="gaps"/> and are not in the target; returns those added.</summary>
    public string InsertGaps(IReadOnlyList<int> gaps) =>
        $"WITH missing AS MATERIALIZED (SELECT s.* FROM {Stage} s WHERE {Range} AND {HasGaps(gaps)} AND NOT EXISTS (SELECT 1 FROM {_target} t WHERE {IsKey(gaps)})), "
        + $"written AS (INSERT INTO {_target} ({Join(_fields, column => column.Name)}) SELECT {Join(_fields, (_, i) => Staged(i))} FROM missing s RETURNING 1) "
        + "SELECT inhaul_row, true, 0::bigint FROM missing WHERE (SELECT count(*) FROM written) = (SELECT count(*) FROM missing)";

    /// <summary>Per row of the range that the target has the key of: whether all fields are the same, and whether its age is, where that counts.</summary>
    public string Compare(IReadOnlyList<int> gaps) =>
        $"SELECT s.inhaul_row, held.same, held.as_old FROM {Stage} s CROSS JOIN LATERAL (SELECT {IsSame} AS same, {IsAsOld} AS as_old FROM {_target} t WHERE {IsKey(gaps)} OFFSET 0) held WHERE {Range}";

    /// <summary>Makes the place for what the target holds before rows are written, for the rest of the transaction; <c>o0</c> is the first field.</summary>
    public string CreateBefore =>
        $"CREATE TEMPORARY TABLE inhaul_before (inhaul_row integer, {Join(_fields, (column, i) => $"o{i} {column.Column.SqlType}")}) ON COMMIT DROP";

    /// <summary>Keeps what the target holds under the keys of the range.</summary>
    public string Remember(IReadOnlyList<int> gaps) =>
        $"INSERT INTO {Before} SELECT s.inhaul_row, held.* FROM {Stage} s CROSS JOIN LATERAL (SELECT {Join(_fields, column => $"t.{column.Name}")} FROM {_target} t WHERE {IsKey(gaps)} OFFSET 0) held WHERE {Range}";

    /// <summary>
    /// Per row of the range that the target has the key of, in order: whether it had it before, its fields now and before as
    /// text, and which of them differ. The fields come as arrays, since three columns for each would be too many.
    /// </summary>
    public string Changes(IEnumerable<IReadOnlyList<int>> gaps) =>
        Join(gaps, set => $"SELECT s.inhaul_row, b.inhaul_row IS NOT NULL, ARRAY[{Join(_fields, (column, i) => PostgresTypes.Shown(column.Column, $"held.n{i}"))}], "
            + $"ARRAY[{Join(_fields, (column, i) => PostgresTypes.Shown(column.Column, $"b.o{i}"))}], "
            + $"ARRAY[{Join(_fields, (_, i) => $"{Comparable(i, $"held.n{i}")} IS DISTINCT FROM {Comparable(i, $"b.o{i}")}")}] "
            + $"FROM {Stage} s CROSS JOIN LATERAL (SELECT {Join(_fields, (column, i) => $"t.{column.Name} AS n{i}")} FROM {_target} t WHERE {IsKey(set)} OFFSET 0) held "
            + $"LEFT JOIN {Before} b ON b.inhaul_row = s.inhaul_row WHERE {Range}", " UNION ALL ") + " ORDER BY 1";

    /// <summary>Whether a row that the target holds may be changed by the policy.</summary>
    public bool UpdatesHeld => _values.Length > 0 && _definition.Conflict.Action is not (ConflictAction.Skip or ConflictAction.Reject);

    private string HasWholeKey => _keys.Length < 2 ? "true" : HasGaps([]);

    private string IsSame => _values.Length == 0 ? "true"
        : $"({Join(_values, value => Comparable(value, $"t.{_fields[value].Name}"))}) IS NOT DISTINCT FROM ({Join(_values, value => Comparable(value, Staged(value)))})";

    private string IsAsOld => _definition.Conflict.Column is { } column && _definition.Position(column) is var age
        ? $"{Staged(age)} IS NOT NULL AND t.{_fields[age].Name} = {Staged(age)}"
        : "false";

    private string HasGaps(IReadOnlyList<int> gaps) => Join(_keys, key => $"s.f{key} IS {(gaps.Contains(key) ? "" : "NOT ")}NULL", " AND ");

    /// <summary>Whether the target's row has the key of the stage's, whose parts at <paramref name="gaps"/> have no value.</summary>
    private string IsKey(IReadOnlyList<int> gaps) =>
        Join(_keys, key => gaps.Contains(key) ? $"t.{_fields[key].Name} IS NULL AND s.f{key} IS NULL" : $"t.{_fields[key].Name} = {Staged(key)}", " AND ");

    private string Assignments(Func<int, string> value) => Join(_values, field => $"{_fields[field].Name} = {Changed(field, value)}");

    private string Changed(int field, Func<int, string> value) =>
        _definition.Conflict.Action == ConflictAction.Fill ? $"coalesce(t.{_fields[field].Name}, {value(field)})" : value(field);

    /// <summary>Whether the policy changes the target's row for a value of each field.</summary>
    private string WouldChange(Func<int, string> value)
    {
        if (!UpdatesHeld)
        {
            return "false";
        }

        var differs = $"({Join(_values, field => Comparable(field, $"t.{_fields[field].Name}"))}) IS DISTINCT FROM ({Join(_values, field => Comparable(field, Changed(field, value)))})";
        if (_definition.Conflict.Action != ConflictAction.Newest)
        {
            return differs;
        }

        var age = _definition.Position(_definition.Conflict.Column!);
        return $"{value(age)} IS NOT NULL AND (t.{_fields[age].Name} IS NULL OR {value(age)} > t.{_fields[age].Name}) AND {differs}";
    }

    private string Comparable(int field, string value) => PostgresTypes.IsComparedAsText(_fields[field].Column) ? $"({value})::text" : value;

    private string Staged(int field) => _fields[field].IsDirect ? $"s.f{field}" : $"CAST(s.f{field} AS {_fields[field].Column.PlainType})";

    private string Excluded(int field) => $"excluded.{_fields[field].Name}";

    private static string Join<T>(IEnumerable<T> items, Func<T, string> part, string separator = ", ") => string.Join(separator, items.Select(part));

    private static string Join<T>(IEnumerable<T> items, Func<T, int, string> part, string separator = ", ") => string.Join(separator, items.Select(part));
}

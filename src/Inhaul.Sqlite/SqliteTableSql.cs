using Inhaul.Mapping;

namespace Inhaul.Sqlite;

/// <summary>The statements that write and compare rows of one definition; field i is parameter i + 1 in all of them.</summary>
internal sealed class SqliteTableSql
{
    private const string Before = "temp.inhaul_before";

    private readonly string _table;
    private readonly List<(string Column, string Parameter)> _fields;
    private readonly List<(string Column, string Parameter)> _keys;
    private readonly List<(string Column, string Parameter)> _values;
    private readonly ImportDefinition _definition;

    public SqliteTableSql(ImportDefinition definition)
    {
        _definition = definition;
        _table = SqliteName.Quote(definition.Table);
        _fields = [.. definition.Fields.Select((field, i) => (SqliteName.Quote(field.Column), $"?{i + 1}"))];
        var keys = definition.KeyFields();
        _keys = [.. keys.Select(field => _fields[field])];
        _values = [.. _fields.Where((_, i) => !keys.Contains(i))];
    }

    /// <summary>Whether there are columns besides the key.</summary>
    public bool HasValues => _values.Count > 0;

    /// <summary>Adds a row unless the key is there.</summary>
    public string Insert =>
        $"INSERT INTO {_table} ({Join(_fields, ", ", (column, _) => column)}) VALUES ({Join(_fields, ", ", (_, parameter) => parameter)})"
        + (_keys.Count == 0 ? "" : $" ON CONFLICT ({Join(_keys, ", ", (column, _) => column)}) DO NOTHING");

    /// <summary>Changes the row with the key, if there is anything to change.</summary>
    public string Change
    {
        get
        {
            // Row values, since a chain of a thousand ORs would be deeper than SQLite allows an expression to be.
            Func<string, string, string> changed = _definition.Conflict.Action == ConflictAction.Fill
                ? (column, value) => $"coalesce({column}, {value})"
                : (_, value) => value;
            return $"UPDATE {_table} SET {Join(_values, ", ", (column, value) => $"{column} = {changed(column, value)}")} "
                + $"WHERE {IsKey} AND ({Join(_values, ", ", (column, _) => column)}) IS NOT ({Join(_values, ", ", changed)})";
        }
    }

    /// <summary>Whether the row with the key is the same in every field.</summary>
    public string Compare
    {
        get
        {
            var same = HasValues ? $"({Join(_values, ", ", (column, _) => column)}) IS ({Join(_values, ", ", (_, value) => value)})" : "1";
            return $"SELECT {same} FROM {_table} WHERE {IsKey}";
        }
    }

    /// <summary>The column that tells which row is newer.</summary>
    public string Newest => $"SELECT {SqliteName.Quote(_definition.Conflict.Column!)} FROM {_table} WHERE {IsKey}";

    /// <summary>Makes the place for what the table holds before rows are written; <c>o0</c> is the first field, the row id the row's position in its batch.</summary>
    public string CreateBefore =>
        $"DROP TABLE IF EXISTS {Before}; CREATE TEMPORARY TABLE inhaul_before AS SELECT {string.Join(", ", _fields.Select((pair, i) => $"{pair.Column} AS o{i}"))} FROM {_table} WHERE 0";

    /// <summary>Keeps what the table holds under the key of the row whose position is the parameter behind those of the fields.</summary>
    public string Remember =>
        $"INSERT INTO {Before} (rowid, {Join(_fields.Select((_, i) => ($"o{i}", "")), ", ", (column, _) => column)}) SELECT {Position}, {Join(_fields, ", ", (column, _) => column)} FROM {_table} WHERE {IsKey}";

    /// <summary>The fields of the row with the key.</summary>
    public string Held => $"SELECT {Join(_fields, ", ", (column, _) => column)} FROM {_table} WHERE {IsKey}";

    /// <summary>What was kept of the row with the position.</summary>
    public string Remembered => $"SELECT * FROM {Before} WHERE rowid = {Position}";

    /// <summary>Per field of the row with the key, whether it differs from what was kept. As a value of the table it is compared by the rules of its column.</summary>
    public string Differences =>
        $"SELECT {string.Join(", ", _fields.Select((pair, i) => $"t.{pair.Column} IS NOT b.o{i}"))} FROM {_table} t, {Before} b WHERE b.rowid = {Position} AND {Join(_keys, " AND ", (column, key) => $"t.{column} IS {key}")}";

    private string Position => $"?{_fields.Count + 1}";

    private string IsKey => Join(_keys, " AND ", (column, key) => $"{column} IS {key}");

    private static string Join(IEnumerable<(string Column, string Parameter)> fields, string separator, Func<string, string, string> part) =>
        string.Join(separator, fields.Select(field => part(field.Column, field.Parameter)));
}

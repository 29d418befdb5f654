using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Schemas;
using Inhaul.Writing;

namespace Inhaul.Intake;

/// <summary>Which field of a schema each column of a file is.</summary>
internal sealed class SchemaFit
{
    private readonly TableSchema? _schema;
    private readonly Dictionary<string, SchemaField> _bySource = new(StringComparer.Ordinal);

    /// <summary>Finds the fields of a file's columns: by name, by the letters of their names, by title.</summary>
    /// <param name="schema">The schema; null when there is none.</param>
    /// <param name="layout">The file.</param>
    /// <exception cref="InvalidConfigurationException">The file lacks columns of the schema, or has others, and the schema does not allow it.</exception>
    public SchemaFit(TableSchema? schema, RecordLayout layout)
    {
        if (schema is null)
        {
            return;
        }

        _schema = schema;
        var missing = new List<string>();
        foreach (var field in schema.Fields)
        {
            if (SourceOf(field, layout) is { } source)
            {
                _bySource.Add(source, field);
            }
            else
            {
                missing.Add(field.Name);
            }
        }

        Notes = [.. schema.Notes, .. Judge(schema, layout, missing)];
    }

    /// <summary>What people should know about the schema and the file.</summary>
    public IReadOnlyList<string> Notes { get; } = [];

    /// <summary>The columns of the file that the schema's key is; empty when it has none.</summary>
    /// <exception cref="InvalidConfigurationException">The file lacks one of them.</exception>
    public IReadOnlyList<string> Key => _schema is null ? [] :
    [
        .. _schema.PrimaryKey.Select(name => _bySource.FirstOrDefault(pair => Same(pair.Value.Name, name)).Key
            ?? throw new InvalidConfigurationException($"{_schema.Name}: the primaryKey '{name}' is no column of the file. Name another key with --key.")),
    ];

    /// <summary>The field of a column; null when the schema has none.</summary>
    public SchemaField? Of(string source) => _bySource.GetValueOrDefault(source);

    /// <summary>The column of the file that a field of the schema is; null for none.</summary>
    public string? SourceOf(string field) => _bySource.FirstOrDefault(pair => Same(pair.Value.Name, field)).Key;

    /// <summary>Which target columns the schema names for columns of the file. In a new table each is called like its field.</summary>
    /// <exception cref="InvalidConfigurationException">The table has no such column.</exception>
    public IReadOnlyList<ColumnMapping> Mappings(TargetTable? table)
    {
        var mappings = new List<ColumnMapping>();
        foreach (var (source, field) in _bySource)
        {
            if ((field.Column ?? (table is null ? field.Name : null)) is { } column)
            {
                mappings.Add(table is null || table.Columns.Any(other => !other.IsGenerated && Same(other.Name, column))
                    ? new ColumnMapping(source, column)
                    : throw new InvalidConfigurationException(
                        $"{field.Place}: the table {table.Name} has no column '{column}' that can be written; it has {NameList.Of(table.Columns.Where(other => !other.IsGenerated).Select(other => other.Name))}."));
            }
        }

        return mappings;
    }

    private string? SourceOf(SchemaField field, RecordLayout layout)
    {
        var free = layout.Columns.Where(column => !_bySource.ContainsKey(column)).ToList();
        return free.Find(column => Same(column, field.Name)) ?? free.Find(column => SnakeCase.IsSame(column, field.Name)) ?? free.Find(column => field.Title is { } title && Same(column, title));
    }

    private IEnumerable<string> Judge(TableSchema schema, RecordLayout layout, List<string> missing)
    {
        var others = layout.Columns.Where(column => !_bySource.ContainsKey(column)).ToList();
        if (_bySource.Count == 0)
        {
            throw new InvalidConfigurationException($"{schema.Name}: the file has none of the fields {NameList.Of(schema.Fields.Select(field => field.Name))}; it has {NameList.Of(layout.Columns)}. Is it the schema of another file?");
        }

        if (missing.Count > 0 && schema.Match is not (FieldsMatch.Superset or FieldsMatch.Partial))
        {
            throw new InvalidConfigurationException(
                $"{schema.Name}: the file lacks {NameList.Of(missing)}{(others.Count > 0 ? $", and has {NameList.Of(others)}, which the schema does not have" : "")}. Name the fields as the file does, or say \"fieldsMatch\": \"partial\" if they may be missing.");
        }

        if (others.Count > 0 && schema.Match is FieldsMatch.Exact or FieldsMatch.Equal or FieldsMatch.Superset)
        {
            throw new InvalidConfigurationException($"{schema.Name}: the file has {NameList.Of(others)}, which the schema does not have. Add them, or say \"fieldsMatch\": \"subset\" if others may be there.");
        }

        return
        [
            .. missing.Count > 0 ? [$"{schema.Name}: the file lacks {NameList.Of(missing)}"] : (string[])[],
            .. others.Count > 0 ? [$"{schema.Name} does not have {NameList.Of(others)}; their values decide what they are"] : (string[])[],
        ];
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

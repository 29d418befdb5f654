using Inhaul.Mapping;

namespace Inhaul.Postgres;

/// <summary>A field of an import and the column it feeds.</summary>
/// <param name="Definition">The field.</param>
/// <param name="Column">The column.</param>
internal sealed record PostgresField(FieldDefinition Definition, PostgresColumn Column)
{
    /// <summary>Whether its cells are sent in the column's own type; the database has to convert them otherwise.</summary>
    public bool IsDirect { get; } = PostgresTypes.Encoding(Definition.Type, Column) is not null;

    /// <summary>How its cells are sent.</summary>
    public PostgresEncoding Encoding { get; } = PostgresTypes.Encoding(Definition.Type, Column) ?? PostgresTypes.Natural(Definition.Type);

    /// <summary>The column's name, quoted.</summary>
    public string Name { get; } = PostgresName.Quote(Column.Name);

    /// <summary>The fields of a definition with the columns of its table.</summary>
    /// <exception cref="InvalidOperationException">The table lost a column since the import was submitted.</exception>
    public static PostgresField[] Of(ImportDefinition definition, PostgresTable table) =>
    [
        .. definition.Fields.Select(field => new PostgresField(field, table.Columns.FirstOrDefault(column => string.Equals(column.Name, field.Column, StringComparison.Ordinal))
            ?? table.Columns.FirstOrDefault(column => string.Equals(column.Name, field.Column, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidOperationException($"the table {table.Name} has no column {field.Column} any more."))),
    ];
}

using Inhaul.Mapping;
using Inhaul.Stores;
using Inhaul.Writing;

namespace Inhaul.Intake;

/// <summary>Whether the columns that fields refer to are there, before anything is written.</summary>
/// <param name="target">The tables.</param>
/// <param name="where">Where people name another table, as the end of a sentence.</param>
internal sealed class ReferenceFit(ITarget target, string where)
{
    /// <summary>The definition with tables and columns spelled as they are.</summary>
    /// <exception cref="InvalidConfigurationException">A table or column is not there, or holds values of another type.</exception>
    public async Task<ImportDefinition> FitAsync(ImportDefinition definition, CancellationToken cancellationToken)
    {
        if (definition.Fields.All(field => field.Reference is null))
        {
            return definition;
        }

        var fields = new List<FieldDefinition>();
        foreach (var field in definition.Fields)
        {
            fields.Add(field.Reference is { } reference ? field with { Reference = await FitAsync(definition, field, reference, cancellationToken) } : field);
        }

        return definition with { Fields = fields };
    }

    private async Task<FieldReference> FitAsync(ImportDefinition definition, FieldDefinition field, FieldReference reference, CancellationToken cancellationToken)
    {
        var table = await target.DescribeAsync(reference.Table, cancellationToken)
            ?? throw new InvalidConfigurationException($"The values of {field.Column} have to exist in the table {reference.Table}, and there is no such table. Create it first, or name another {where}.");
        return reference with
        {
            Table = table.Name,
            Column = Fit(field, table, reference.Column),
            With = reference.With is { } with ? [.. with.Select(joined => joined with { Column = Fit(definition.Fields[definition.Position(joined.Field)], table, joined.Column) })] : null,
        };
    }

    private static string Fit(FieldDefinition field, TargetTable table, string name)
    {
        var column = table.Columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidConfigurationException(
                $"The values of {field.Column} have to exist in the column {name} of the table {table.Name}, which has no such column; it has {NameList.Of(table.Columns.Select(column => column.Name))}.");
        return column.Type == field.Type
            ? column.Name
            : throw new InvalidConfigurationException(
                $"The values of {field.Column} are {Word.Of(field.Type)}, and those of {table.Name}.{column.Name}, in which they have to exist, are {Word.Of(column.Type)}. Give the field that type.");
    }
}

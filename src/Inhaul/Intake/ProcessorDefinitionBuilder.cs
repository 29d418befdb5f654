using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Processing;
using Inhaul.Profiling;
using Inhaul.Writing;

namespace Inhaul.Intake;

/// <summary>Makes the definition of an import from its processor's row type and the header of the source.</summary>
/// <param name="plan">The processor.</param>
/// <param name="table">The table it fills, as it is; null when it will be created, or the processor's own code writes.</param>
/// <param name="areRowsTyped">Whether numbers, dates and times are as the engine itself writes them, whatever the processor says.</param>
internal sealed class ProcessorDefinitionBuilder(ProcessorPlan plan, TargetTable? table, bool areRowsTyped) : IDefinitionBuilder
{
    /// <inheritdoc/>
    public LookPlan Look(RecordLayout layout)
    {
        var fed = Match(layout);
        FieldDefinition[] key = [.. plan.Key.Select(field => fed.First(pair => pair.Field == field)).Select(pair => Definition(pair.Field, pair.Source))];
        return new LookPlan
        {
            Key = KeyHasher.Of(key, layout),
            Unique = [.. fed.Select(pair => Definition(pair.Field, pair.Source)).Where(field => field.IsUnique).Select(field => KeyHasher.Of([field], layout)!)],
        };
    }

    /// <inheritdoc/>
    public (ImportDefinition Definition, IReadOnlyList<string> Notes) Build(RecordLayout layout, IReadOnlyList<ColumnEvidence> evidence)
    {
        var fed = Match(layout);
        var notes = new List<string>(layout.Notes);
        var unused = layout.Columns.Where(column => fed.All(pair => pair.Source != column)).ToList();
        if (unused.Count > 0)
        {
            notes.Add($"{plan.Class.Name} has no property for {NameList.Of(unused)}; their values stay in the ledger");
        }

        var definition = new ImportDefinition(
            table?.Name ?? plan.Table ?? "", [.. fed.Select(pair => Fitting(Definition(pair.Field, pair.Source)))],
            [.. plan.Key.Select(field => Spelled(field.Column))], plan.Conflict, plan.Duplicates);
        TargetFit.Check(
            definition, table, field => $"Take it out of the rows of {plan.Class.Name}.", $"Add it to the rows of {plan.Class.Name}, or give the columns a default.");
        return (definition, notes);
    }

    /// <summary>Which column feeds which field, in the order of the fields.</summary>
    private List<(RowField Field, string Source)> Match(RecordLayout layout)
    {
        var fed = new List<(RowField Field, string Source)>();
        var missing = new List<string>();
        foreach (var field in plan.Fields)
        {
            var sources = Sources(field, layout);
            if (sources.Count > 1)
            {
                throw new InvalidConfigurationException(
                    $"{plan.Class.Name}: the columns {string.Join(" and ", sources.Select(source => $"'{source}'"))} would both feed {field.Property.Name}. Rename one of them in the file.");
            }

            if (sources.Count == 1)
            {
                fed.Add((field, sources[0]));
            }
            else if (field.IsRequired || plan.Key.Contains(field))
            {
                missing.Add(string.Join(" or ", (string[])[field.Column, .. field.Sources]));
            }
        }

        return missing.Count == 0
            ? fed
            : throw new InvalidConfigurationException(
                $"{plan.Class.Name} needs the column{(missing.Count == 1 ? "" : "s")} {string.Join(", ", missing)}, which the file does not have; it has {NameList.Of(layout.Columns)}. Name another with Field(…, field => field.From(\"…\")).");
    }

    /// <summary>The columns that could feed a field: one that is written like its name is meant before those that only have its letters.</summary>
    private static List<string> Sources(RowField field, RecordLayout layout)
    {
        var called = layout.Columns.Where(field.IsCalled).ToList();
        var spelled = called.FindAll(field.IsSpelled);
        return spelled.Count > 0 ? spelled : called;
    }

    private FieldDefinition Definition(RowField field, string source) =>
        field.Definition(source) is var definition && !areRowsTyped ? definition
        : definition with { Format = null, OtherFormats = null, Cleaning = definition.Type == ColumnType.Text ? definition.Cleaning : null };

    /// <summary>A field whose column is spelled as the table spells it.</summary>
    private FieldDefinition Fitting(FieldDefinition field)
    {
        if (table is null || table.Columns.Any(column => Same(column.Name, field.Column)))
        {
            return field with { Column = Spelled(field.Column) };
        }

        throw new InvalidConfigurationException(
            $"The table {table.Name} has no column '{field.Column}' for the rows of {plan.Class.Name}; it has {NameList.Of(table.Columns.Select(column => column.Name))}. Add it, or name another with Field(…, field => field.To(\"…\")).");
    }

    private string Spelled(string name) => table?.Columns.FirstOrDefault(column => Same(column.Name, name))?.Name ?? name;

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

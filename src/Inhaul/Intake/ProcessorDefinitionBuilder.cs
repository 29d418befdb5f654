using Inhaul.Mapping;
using Inhaul.Mapping.Suggesting;
using Inhaul.Parsing;
using Inhaul.Processing;
using Inhaul.Profiling;
using Inhaul.Writing;

namespace Inhaul.Intake;

/// <summary>Makes the definition of an import from its processor's row type and the header of the source.</summary>
/// <param name="plan">The processor.</param>
/// <param name="table">The table it fills, as it is; null when it will be created, or the processor's own code writes.</param>
/// <param name="areRowsTyped">Whether numbers, dates and times are as the engine itself writes them, whatever the processor says.</param>
/// <param name="known">What is known about mappings; null for nothing.</param>
/// <param name="command">The command that decides mappings; null where nobody is told of it.</param>
internal sealed class ProcessorDefinitionBuilder(
    ProcessorPlan plan, TargetTable? table, bool areRowsTyped, MappingKnowledge? known = null, MappingCommand? command = null) : IDefinitionBuilder
{
    private readonly RowField? _catchAll = plan.Fields.FirstOrDefault(field => field.IsCatchAll);
    private RecordLayout? _first;

    /// <inheritdoc/>
    public ColumnMatches? Matches { get; private set; }

    /// <inheritdoc/>
    public LookPlan Look(RecordLayout layout)
    {
        // All sources are read by the columns of the first, whatever else they have.
        _first ??= layout;
        var fed = Fed(_first, Match(_first, []));
        FieldDefinition[] key = [.. plan.Key.Select(field => Definition(field, SourceOf(field, fed)!))];
        return new LookPlan
        {
            Key = KeyHasher.Of(key, layout),
            Unique = [.. fed.Select(pair => Definition(pair.Field, pair.Source)).Where(field => field.IsUnique).Select(field => KeyHasher.Of([field], layout)!)],
        };
    }

    /// <inheritdoc/>
    public (ImportDefinition Definition, IReadOnlyList<string> Notes) Build(RecordLayout layout, IReadOnlyList<ColumnEvidence> evidence)
    {
        Matches = Match(layout, evidence);
        var fed = Fed(layout, Matches);
        CheckHashed(layout, fed);
        var notes = new List<string>([.. layout.Notes, .. command is null ? [] : MappingNotes.Of(Matches, layout.Columns, command)]);
        var unused = Matches.UnmappedOf(layout.Columns);
        var fields = fed.ConvertAll(pair => Fitting(Definition(pair.Field, pair.Source)));
        if (Gathering(layout, unused) is { } gathering)
        {
            fields.Add(Fitting(gathering));
        }

        if (unused.Count > 0)
        {
            notes.Add($"{plan.Class.Name} has no property for {NameList.Of(unused)}; their values {(_catchAll is { } all ? $"go to {all.Property.Name}" : "stay in the ledger")}");
        }

        var definition = new ImportDefinition(
            table?.Name ?? plan.Table ?? "", fields, [.. plan.Key.Select(field => Spelled(field.Column))], plan.Conflict, plan.Duplicates);
        TargetFit.Check(
            definition, table, field => $"Take it out of the rows of {plan.Class.Name}.", _ => $"Add it to the rows of {plan.Class.Name}, or give the columns a default.");
        AttachmentFit.Check(definition);
        return (definition, notes);
    }

    private ColumnMatches Match(RecordLayout layout, IReadOnlyList<ColumnEvidence> evidence)
    {
        var fields = plan.Fields.Where(field => !field.IsCatchAll).Select(field => new MappingField(field.Column, field.Type)
        {
            Names = [field.Property.Name, .. field.Sources],
            HasFormats = field.Formats.Count + field.Cleaning.Count > 0,
        });
        return new ColumnMatcher(layout.Columns, [.. fields], known ?? MappingKnowledge.None) { AreNamesDeclared = true }.Match([], evidence);
    }

    /// <summary>Which column feeds which field, in the order of the fields.</summary>
    private List<(RowField Field, string Source)> Fed(RecordLayout layout, ColumnMatches matches)
    {
        var fed = new List<(RowField Field, string Source)>();
        var missing = new List<RowField>();
        foreach (var field in plan.Fields)
        {
            var sources = matches.Fed.Where(pair => pair.Field == field.Column).Select(pair => pair.Column).ToList();
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
                missing.Add(field);
            }
        }

        return missing.Count == 0
            ? fed
            : throw new InvalidConfigurationException(
                $"{plan.Class.Name} needs the column{(missing.Count == 1 ? "" : "s")} {string.Join(", ", missing.Select(field => string.Join(" or ", (string[])[field.Column, .. field.Sources])))}, which the file does not have; it has {NameList.Of(layout.Columns)}. Name another with Field(…, field => field.From(\"…\")).{(command is null ? "" : MappingNotes.Candidates(matches, [.. missing.Select(field => field.Column)], command))}");
    }

    private static string? SourceOf(RowField field, List<(RowField Field, string Source)> fed) => fed.Find(pair => pair.Field == field).Source;

    /// <summary>Rows with the same key, or the same value where it must be unique, were found by the names of columns, before their values were known.</summary>
    private void CheckHashed(RecordLayout layout, List<(RowField Field, string Source)> fed)
    {
        RowField[] hashed = [.. plan.Key.Union(plan.Fields.Where(field => field.IsUnique))];
        if (hashed.Length == 0)
        {
            return;
        }

        var named = Fed(layout, Match(layout, []));
        foreach (var field in hashed)
        {
            if ((SourceOf(field, named), SourceOf(field, fed)) is var (before, now) && before != now)
            {
                throw new InvalidConfigurationException(
                    $"By {(before is null ? "their names no column" : $"its name the column '{before}'")} feeds {field.Property.Name}, by its values {(now is null ? "none" : $"'{now}'")}. Decide with {command?.Approve((now ?? before)!, field.Column)}");
            }
        }
    }

    /// <summary>The field that takes the columns without a property. A new table gets its column for the files to come, too.</summary>
    private FieldDefinition? Gathering(RecordLayout layout, IReadOnlyList<string> unused)
    {
        if (_catchAll is not { } all)
        {
            return null;
        }

        var own = new FieldDefinition(all.Column, all.Column, ColumnType.Text, null);
        return areRowsTyped && layout.IndexOf(SnakeCase.Of(all.Property.Name)) is var column and >= 0 ? own with { Source = layout.Columns[column] }
            : unused.Count > 0 || (table is null && plan.Table is not null) ? own with { Gathers = unused }
            : null;
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

using Inhaul.Mapping;

namespace Inhaul.Schemas;

/// <summary>Reads a Table Schema.</summary>
/// <param name="schema">The schema.</param>
/// <param name="name">The name of its file.</param>
/// <param name="tableOf">The table that another resource is imported into, by the resource's name.</param>
internal sealed class SchemaReader(SchemaPart schema, string name, Func<string, string> tableOf)
{
    private readonly List<string> _notes = [];

    /// <summary>Reads it.</summary>
    /// <param name="text">All that it was read from.</param>
    /// <param name="dialect">How its file is written; null when nothing is said.</param>
    /// <exception cref="InvalidConfigurationException">It is not written as the standard says, or says what an import cannot follow.</exception>
    public TableSchema Read(string text, TableDialect? dialect)
    {
        var nullWords = NullWords(dialect);
        var fields = Fields(nullWords);
        var primaryKey = schema.Texts("primaryKey") ?? [];
        foreach (var key in primaryKey)
        {
            Change(fields, "primaryKey", key, field => field with { Constraints = field.Constraints with { IsRequired = true } });
        }

        ReadUniqueKeys(fields);
        foreach (var foreignKey in schema.Parts("foreignKeys", "foreign key") ?? [])
        {
            ReadForeignKey(fields, foreignKey);
        }

        var extension = schema.Part("inhaul");
        return new TableSchema
        {
            Name = name,
            Text = text,
            Fields = fields,
            PrimaryKey = primaryKey,
            Match = MatchOf(schema.Text("fieldsMatch")),
            Dialect = dialect,
            Table = extension?.Text("table"),
            Conflict = extension?.Text("onConflict") is { } conflict ? Policy(() => ConflictPolicy.Parse(conflict)) : null,
            Duplicates = extension?.Text("duplicates") is { } duplicates ? Policy(() => DuplicatePolicy.Parse(duplicates)) : null,
            Notes = _notes,
        };
    }

    private List<SchemaField> Fields(IReadOnlyList<string>? nullWords)
    {
        var fields = new List<SchemaField>();
        foreach (var part in schema.Parts("fields", "field") ?? throw schema.Wrong("there are no 'fields'; a Table Schema has a list of them, and a Data Package 'resources'."))
        {
            var field = FieldReader.Read(part.HasText("name") ? part.At($"{schema.Place}, field '{part.Text("name")}'") : part, nullWords, _notes);
            fields.Add(fields.Exists(other => Same(other.Name, field.Name)) ? throw schema.Wrong($"two fields are called '{field.Name}'.") : field);
        }

        return fields.Count > 0 ? fields : throw schema.Wrong("the list of 'fields' is empty.");
    }

    private List<string>? NullWords(TableDialect? dialect)
    {
        var words = schema.Plains("missingValues")?.Select(value => value.Text).ToList();
        if (words is not null && !words.Contains(""))
        {
            _notes.Add($"{schema.Place}: an empty value means no value, although 'missingValues' does not say so");
        }

        return dialect?.NullWord is { } word ? [.. words ?? [], word] : words;
    }

    private void ReadUniqueKeys(List<SchemaField> fields)
    {
        foreach (var unique in schema.TextLists("uniqueKeys") ?? [])
        {
            if (unique is [var one])
            {
                Change(fields, "uniqueKeys", one, field => field with { Constraints = field.Constraints with { IsUnique = true } });
            }
            else
            {
                _notes.Add($"{schema.Place}: that rows differ in {string.Join(", ", unique)} together is not checked; give the table a unique index of them");
            }
        }
    }

    private void ReadForeignKey(List<SchemaField> fields, SchemaPart part)
    {
        var own = part.Texts("fields") ?? throw part.Wrong("there are no 'fields'.");
        var reference = part.Part("reference") ?? throw part.Wrong("there is no 'reference'.");
        var columns = reference.Texts("fields") ?? throw part.Wrong("the 'reference' has no 'fields'.");
        if (own.Count == 0 || own.Count != columns.Count)
        {
            throw part.Wrong($"it has {own.Count} fields and refers to {columns.Count}; each needs its own.");
        }

        if ((reference.Part("inhaul")?.Text("table") ?? (reference.Text("resource") is { Length: > 0 } resource ? tableOf(resource) : null)) is not { } table)
        {
            _notes.Add($"{part.Place}: that {string.Join(", ", own)} refers to rows of the same table is not checked; declare it in the table");
            return;
        }

        var positions = own.Select(field => Position(fields, "foreignKeys", field)).ToList();
        var holder = positions.FindIndex(position => fields[position].Reference is null);
        if (holder < 0)
        {
            throw part.Wrong($"the values of {string.Join(", ", own)} already have to exist elsewhere; declare one of the two in the table.");
        }

        JoinedColumn[] with = [.. own.Zip(columns, (field, column) => new JoinedColumn(field, column)).Where((_, place) => place != holder)];
        var held = positions[holder];
        fields[held] = fields[held] with { Reference = new FieldReference(table, columns[holder], Severity.Error) { With = with.Length > 0 ? with : null } };
    }

    private void Change(List<SchemaField> fields, string where, string field, Func<SchemaField, SchemaField> change)
    {
        var position = Position(fields, where, field);
        fields[position] = change(fields[position]);
    }

    private int Position(List<SchemaField> fields, string where, string field) => fields.FindIndex(other => Same(other.Name, field)) is >= 0 and var position
        ? position
        : throw schema.Wrong($"'{where}' names the field '{field}', which there is not; there are {NameList.Of(fields.Select(other => other.Name))}.");

    private FieldsMatch MatchOf(string? word) => word switch
    {
        null => FieldsMatch.Unsaid,
        "exact" => FieldsMatch.Exact,
        "equal" => FieldsMatch.Equal,
        "subset" => FieldsMatch.Subset,
        "superset" => FieldsMatch.Superset,
        "partial" => FieldsMatch.Partial,
        _ => throw schema.Wrong($"'fieldsMatch' has to be exact, equal, subset, superset or partial, not '{word}'."),
    };

    private TPolicy Policy<TPolicy>(Func<TPolicy> parse)
    {
        try
        {
            return parse();
        }
        catch (InvalidConfigurationException problem)
        {
            throw schema.Wrong(problem.Message);
        }
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

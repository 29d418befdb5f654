using Inhaul.Mapping;
using Inhaul.Profiling;

namespace Inhaul.Schemas;

/// <summary>A field of a schema: what the values of one column of a file are and have to be.</summary>
/// <param name="Name">Its name, which the column has in the file.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Place">Where it stands, for messages.</param>
internal sealed record SchemaField(string Name, SchemaType Type, string Place)
{
    /// <summary>Another name that the column may have in the file; null for none.</summary>
    public string? Title { get; init; }

    /// <summary>The column of the target; null when it is called like the field.</summary>
    public string? Column { get; init; }

    /// <summary>The words that mean that there is no value, besides an empty one.</summary>
    public IReadOnlyList<string> NullWords { get; init; } = [];

    /// <summary>The steps by which values are cleaned.</summary>
    public IReadOnlyList<string> Cleaning { get; init; } = [];

    /// <summary>What its values have to be.</summary>
    public SchemaConstraints Constraints { get; init; } = new();

    /// <summary>Where its values have to exist; null when that does not matter. Further fields are named as the schema names them.</summary>
    public FieldReference? Reference { get; init; }

    /// <summary>The type where it needs no look at the values; null where they decide.</summary>
    /// <param name="ofTable">The type of the target's column; null when there is none yet.</param>
    public ColumnType? Decided(ColumnType? ofTable) =>
        Type.Type ?? (Type.Possible.Count == 0 ? ofTable ?? ColumnType.Text
            : ofTable is { } type && Type.Possible.Contains(type) && Type.Otherwise != ColumnType.Text ? type
            : null);

    /// <summary>The type, and the format of dates, that the values decide; they stay what they are where they decide nothing.</summary>
    public InferredType Inferred(InferredType seen) => Type.Possible.Contains(seen.Type) ? seen
        : new InferredType(Type.Otherwise, null, seen.Why, 0, Type.Otherwise != ColumnType.Text ? [] : [$"stays text, since its values do not decide how they are written; say the format in {Place}"]);

    /// <summary>The field of an import with how its values are cleaned; its type is still to be decided.</summary>
    public FieldDefinition Cleaned(FieldDefinition field) => field with
    {
        Cleaning = field.Cleaning ?? (Cleaning.Count > 0 ? Cleaning : null),
        NullWords = NullWords.Count > 0 ? NullWords : null,
    };

    /// <summary>The field of an import whose type is decided, with all that the schema says of it.</summary>
    /// <param name="field">The field.</param>
    /// <param name="isKey">Whether it identifies a row by itself, so that rows with one value are one thing.</param>
    /// <param name="columnOf">The target column that a field of the schema feeds; null for none.</param>
    /// <exception cref="InvalidConfigurationException">A constraint names a value that is none of the field.</exception>
    public FieldDefinition Completed(FieldDefinition field, bool isKey, Func<string, string?> columnOf)
    {
        var isNumber = field.Type is ColumnType.Integer or ColumnType.Decimal or ColumnType.Double;
        var isBoolean = field.Type == ColumnType.Boolean;
        var completed = field with
        {
            Cleaning = isNumber && Type.NumberSteps.Count > 0 ? [.. field.Cleaning ?? [], .. Type.NumberSteps] : field.Cleaning,
            TrueWords = isBoolean ? Type.TrueWords : null,
            FalseWords = isBoolean ? Type.FalseWords : null,
            IsUnique = Constraints.IsUnique && !isKey,
            Reference = Reference is { With: { } with } joined
                ? joined with { With = [.. with.Select(column => column with { Field = columnOf(column.Field) ?? throw NoColumn(column.Field) })] }
                : Reference,
        };
        return completed with { Rules = SchemaRules.Of(this, completed) };
    }

    private InvalidConfigurationException NoColumn(string field) => new($"{Place}: its foreign key needs the field '{field}', which no column of the file feeds.");
}

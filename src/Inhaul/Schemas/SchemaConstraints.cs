using System.Text.RegularExpressions;

namespace Inhaul.Schemas;

/// <summary>The constraints of a field as the schema writes them; they are read when the type of the field is known.</summary>
internal sealed record SchemaConstraints
{
    /// <summary>Whether a row without a value is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether different rows have different values.</summary>
    public bool IsUnique { get; init; }

    /// <summary>The fewest characters.</summary>
    public int? MinLength { get; init; }

    /// <summary>The most characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The least value; null for none.</summary>
    public SchemaEnd? Min { get; init; }

    /// <summary>The greatest value; null for none.</summary>
    public SchemaEnd? Max { get; init; }

    /// <summary>How a whole text is written; null for any way.</summary>
    public string? Pattern { get; init; }

    /// <summary>The values that there are; null for any.</summary>
    public IReadOnlyList<SchemaValue>? Values { get; init; }

    /// <summary>Reads the constraints of a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="type">What its values are.</param>
    /// <param name="notes">Takes what is not checked.</param>
    /// <exception cref="InvalidConfigurationException">A constraint is not written as the standard says.</exception>
    public static SchemaConstraints Read(SchemaPart field, SchemaType type, List<string> notes)
    {
        var categories = field.Plains("categories");
        if (field.Part("constraints") is not { } part)
        {
            return new SchemaConstraints { Values = categories };
        }

        var isText = type.Type == ColumnType.Text || (type.Type is null && type.Possible.Count == 0);
        var hasLength = isText && field.Text("type") is null or "string" or "any";
        NoteUnchecked(field, part, hasLength, "minLength", "maxLength");
        NoteUnchecked(field, part, type.HasOrder, "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");
        NoteUnchecked(field, part, isText, "pattern");
        NoteUnchecked(field, part, isChecked: false, "jsonSchema");
        return new SchemaConstraints
        {
            IsRequired = part.Flag("required") ?? false,
            IsUnique = part.Flag("unique") ?? false,
            MinLength = hasLength ? part.Number("minLength") : null,
            MaxLength = hasLength ? part.Number("maxLength") : null,
            Min = type.HasOrder ? End(part, "minimum", "exclusiveMinimum") : null,
            Max = type.HasOrder ? End(part, "maximum", "exclusiveMaximum") : null,
            Pattern = isText ? PatternOf(part) : null,
            Values = part.Plains("enum") ?? categories,
        };

        void NoteUnchecked(SchemaPart place, SchemaPart constraints, bool isChecked, params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (!isChecked && constraints.Has(name))
                {
                    notes.Add($"{place.Place}: {name} says nothing about values of this type here and is not checked");
                }
            }
        }
    }

    private static SchemaEnd? End(SchemaPart part, string included, string excluded) =>
        part.Plain(excluded) is { } without ? new SchemaEnd(excluded, without, IsExcluded: true)
        : part.Plain(included) is { } with ? new SchemaEnd(included, with, IsExcluded: false)
        : null;

    private static string? PatternOf(SchemaPart part)
    {
        var pattern = part.Text("pattern");
        try
        {
            _ = pattern is null ? null : new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            return pattern;
        }
        catch (ArgumentException problem)
        {
            throw part.Wrong($"the pattern '{pattern}' is no regular expression: {problem.Message}");
        }
    }
}

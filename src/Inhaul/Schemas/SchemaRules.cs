using System.Text;
using Inhaul.Mapping;
using Inhaul.Mapping.Cleaning;

namespace Inhaul.Schemas;

/// <summary>Makes the rules of an import's field of the constraints of a schema, whose values are written like those of the field.</summary>
internal static class SchemaRules
{
    /// <summary>The rules; null when there are none.</summary>
    /// <param name="declared">The field of the schema.</param>
    /// <param name="field">The field of the import.</param>
    /// <exception cref="InvalidConfigurationException">A constraint names a value that is none of the field.</exception>
    public static FieldRules? Of(SchemaField declared, FieldDefinition field)
    {
        var constraints = declared.Constraints;
        var isText = field.Type == ColumnType.Text;
        var hasOrder = field.Type is not (ColumnType.Text or ColumnType.Boolean or ColumnType.Uuid);
        TextForm[] forms = !isText ? [] : [.. declared.Type.Form is { } form ? [form] : Array.Empty<TextForm>(), .. constraints.Pattern is { } pattern ? [new TextForm(pattern)] : Array.Empty<TextForm>()];
        var rules = new FieldRules
        {
            IsRequired = constraints.IsRequired,
            MinLength = isText ? constraints.MinLength : null,
            MaxLength = isText ? constraints.MaxLength : null,
            Min = hasOrder && constraints.Min is { } min ? new RangeEnd(Value(declared, field, min.Name, min.Value), min.IsExcluded) : null,
            Max = hasOrder && constraints.Max is { } max ? new RangeEnd(Value(declared, field, max.Name, max.Value), max.IsExcluded) : null,
            Forms = forms.Length > 0 ? forms : null,
            OneOf = constraints.Values is { } values ? [.. values.Where(value => value.Text.Length > 0 && !declared.NullWords.Contains(value.Text)).Select(value => Value(declared, field, "enum", value))] : null,
        };
        return rules == new FieldRules() ? null : rules;
    }

    /// <summary>A value as the engine writes it.</summary>
    private static string Value(SchemaField declared, FieldDefinition field, string constraint, SchemaValue value)
    {
        var rows = new RowBatch(1);
        var text = Encoding.UTF8.GetBytes(value.Digits);
        var cleaned = value.IsPlain || FieldCleaner.Of(field) is not { } cleaner ? text : cleaner.Clean(text);
        var iso = field with { Format = null, OtherFormats = null, TrueWords = null, FalseWords = null };
        if ((ValueReader.TryRead(value.IsPlain ? iso : field, cleaned, rows, out var cell) || ValueReader.TryRead(iso, text, rows, out cell)) && cell.Kind != CellKind.Null)
        {
            return cell.Kind == CellKind.Decimal ? Encoding.UTF8.GetString(KeyBytes.Canonical(rows, cell)) : CellText.Whole(rows, cell)!;
        }

        var message = field.Type == ColumnType.Text ? "means no value" : ValueReader.Refusal(field).Message;
        throw new InvalidConfigurationException($"{declared.Place}: '{value.Text}' of {constraint} {message}.");
    }
}

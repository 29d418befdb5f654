using Inhaul.Mapping;

namespace Inhaul.Processing.Rules;

/// <summary>Checks rows against the rules that are kept with their import, for rows that no processor looks at.</summary>
internal sealed class DeclaredRules : IRowCheck
{
    private readonly ImportDefinition _definition;
    private readonly int[] _keyFields;
    private readonly FieldRule[]?[] _rules;

    private DeclaredRules(ImportDefinition definition)
    {
        _definition = definition;
        _keyFields = definition.KeyFields();
        _rules = [.. definition.Fields.Select(field => field.Rules is { } declared ? Of(field, declared).ToArray() : null)];
    }

    /// <summary>The check of a definition; null when it declares no rules.</summary>
    public static DeclaredRules? Of(ImportDefinition definition) => definition.Fields.Any(field => field.Rules is not null) ? new DeclaredRules(definition) : null;

    /// <summary>The rules of a field.</summary>
    /// <exception cref="InvalidConfigurationException">A rule says nothing about values of the field's type, or a pattern is no regular expression.</exception>
    public static IEnumerable<FieldRule> Of(FieldDefinition field, FieldRules declared)
    {
        if (declared is { MinLength: not null } or { MaxLength: not null })
        {
            yield return new LengthRule(declared.MinLength ?? 0, declared.MaxLength ?? int.MaxValue, Severity.Error);
        }

        if (declared is { Min: not null } or { Max: not null })
        {
            yield return Ranges.Of(field, declared.Min, declared.Max);
        }

        foreach (var form in declared.Forms ?? [])
        {
            yield return new PatternRule(form.Pattern, form.Message, Severity.Error);
        }

        if (declared.OneOf is { } values)
        {
            yield return new OneOfRule(values, Severity.Error);
        }
    }

    /// <inheritdoc/>
    public void Check(RowBatch rows, long row, ReadOnlySpan<bool> refused, List<RowError> errors)
    {
        var lacksKey = errors.Exists(error => error.Code == RowErrorCodes.KeyMissing);
        for (var i = 0; i < _rules.Length; i++)
        {
            if (_rules[i] is not { } rules || refused[i])
            {
                continue;
            }

            var field = _definition.Fields[i];
            var cell = rows[rows.Count - 1][i];
            if (cell.Kind != CellKind.Null)
            {
                Check(rules, rows, cell, row, field.Source, errors);
            }
            else if (field.Rules!.IsRequired && !(lacksKey && _keyFields.Contains(i)))
            {
                errors.Add(new RowError(row, RowErrorCodes.Required, "the value is missing") { Column = field.Source });
            }
        }
    }

    /// <inheritdoc/>
    public void Retain(Predicate<int> keeps)
    {
        // Nothing is remembered of good rows.
    }

    private static void Check(FieldRule[] rules, RowBatch rows, in Cell cell, long row, string column, List<RowError> errors)
    {
        foreach (var rule in rules)
        {
            if (rule.ErrorOf(rows, cell, row, column) is { } error)
            {
                errors.Add(error);
            }
        }
    }
}

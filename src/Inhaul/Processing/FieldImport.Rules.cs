using Inhaul.Mapping;
using Inhaul.Processing.Rules;

namespace Inhaul;

/// <content>What values have to be, after they are cleaned and read. No value keeps every rule but <see cref="Required"/>. All errors of a row are told at once.</content>
public sealed partial class FieldImport
{
    /// <summary>Refuses rows without a value, although the property may be null: <c>required</c>.</summary>
    public FieldImport Required()
    {
        _field.Require();
        return this;
    }

    /// <summary>Limits how many characters a text has, code points of Unicode: else <c>wrong_length</c>.</summary>
    /// <param name="min">The fewest, from 0.</param>
    /// <param name="max">The most.</param>
    /// <param name="severity">Whether a row that breaks the rule is refused, or only warned of.</param>
    /// <exception cref="InvalidConfigurationException">The property is no text, or the limits are the wrong way round.</exception>
    public FieldImport Length(int min, int max, Severity severity = Severity.Error)
    {
        RequireText("length");
        return min >= 0 && min <= max
            ? Keep(new LengthRule(min, max, severity))
            : throw new InvalidConfigurationException($"The length of {_field.Property.Name} cannot be from {min} to {max}.");
    }

    /// <summary>Limits a number, a date or a time; both bounds belong to it: else <c>not_in_range</c>.</summary>
    /// <param name="min">The least.</param>
    /// <param name="max">The most.</param>
    /// <param name="severity">Whether a row that breaks the rule is refused, or only warned of.</param>
    /// <exception cref="InvalidConfigurationException">The property has no such values.</exception>
    public FieldImport Range<TValue>(TValue min, TValue max, Severity severity = Severity.Error)
        where TValue : struct => Keep(Ranges.Of(_field, min, max, severity));

    /// <summary>Says how the whole text is written: else <c>no_match</c>.</summary>
    /// <param name="pattern">A regular expression of .NET. However it is written, no text can hold an import up.</param>
    /// <param name="message">What is wrong otherwise, as the end of a sentence that begins with the value: <c>is no postcode</c>. Null names the pattern.</param>
    /// <param name="severity">Whether a row that breaks the rule is refused, or only warned of.</param>
    /// <exception cref="InvalidConfigurationException">The property is no text, or the pattern is no regular expression.</exception>
    public FieldImport Matches([System.Diagnostics.CodeAnalysis.StringSyntax("Regex")] string pattern, string? message = null, Severity severity = Severity.Error)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        RequireText("pattern");
        return Keep(new PatternRule(pattern, message, severity));
    }

    /// <summary>Lists the values that there are; upper and lower case differ: else <c>not_one_of</c>.</summary>
    /// <param name="values">The values, as they are written.</param>
    public FieldImport OneOf(params IReadOnlyList<string> values) => OneOf(Severity.Error, values);

    /// <summary>Lists the values that there are; upper and lower case differ: else <c>not_one_of</c>.</summary>
    /// <param name="severity">Whether a row that breaks the rule is refused, or only warned of.</param>
    /// <param name="values">The values, as they are written.</param>
    public FieldImport OneOf(Severity severity, params IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Keep(new OneOfRule([.. values], severity));
    }

    /// <summary>
    /// Refuses rows whose value another row of the same import has, as <c>not_unique</c>: the first row of the input keeps it. That is
    /// decided before any row is processed, so that it does not depend on workers. Rows with one key may share a value.
    /// </summary>
    public FieldImport Unique()
    {
        _field.IsUnique = true;
        return this;
    }

    /// <summary>
    /// Refuses rows whose value a table does not have, as <c>unknown_reference</c>. The values of a chunk are looked up all at once, in
    /// the transaction in which its rows are written; rows of the same import may not be there yet.
    /// </summary>
    /// <param name="table">The table, in a schema if you like.</param>
    /// <param name="column">Its column; an index on it makes this fast.</param>
    /// <param name="severity">Whether a row that breaks the rule is refused, or only warned of.</param>
    public FieldImport Exists(string table, string column, Severity severity = Severity.Error)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(table);
        ArgumentException.ThrowIfNullOrWhiteSpace(column);
        _field.Reference = new FieldReference(table, column, severity);
        return this;
    }

    private FieldImport Keep(FieldRule rule)
    {
        _field.Rules.Add(rule);
        return this;
    }

    private void RequireText(string what)
    {
        if (_field.Type != ColumnType.Text)
        {
            throw new InvalidConfigurationException($"{_field.Property.Name} is no text, so it has no {what}.");
        }
    }
}

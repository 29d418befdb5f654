namespace Inhaul.Mapping;

/// <summary>One field of an import: which source column feeds which target column, as what.</summary>
/// <param name="Source">The column's name in the source.</param>
/// <param name="Column">The column's name in the target.</param>
/// <param name="Type">The type values must have.</param>
/// <param name="Format">The format of dates; null for ISO.</param>
internal sealed record FieldDefinition(string Source, string Column, ColumnType Type, string? Format)
{
    /// <summary>Formats of dates that are tried in turn when <see cref="Format"/> does not fit; null for none.</summary>
    public IReadOnlyList<string>? OtherFormats { get; init; }

    /// <summary>The offset of times of instants that name none; null when such are refused.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault)]
    public TimeSpan? AssumedOffset { get; init; }

    /// <summary>Words that mean that there is no value, beside empty text; whatever their case. Null for none.</summary>
    public IReadOnlyList<string>? NullWords { get; init; }

    /// <summary>The columns of the source whose values it takes, as a JSON object by their names; null for a field that takes its one column's.</summary>
    public IReadOnlyList<string>? Gathers { get; init; }

    /// <summary>The words of the steps by which values are cleaned before they are read, in order; null for none.</summary>
    public IReadOnlyList<string>? Cleaning { get; init; }

    /// <summary>The words that mean true, whatever their case, for a boolean that has words of its own; null for the usual ones.</summary>
    public IReadOnlyList<string>? TrueWords { get; init; }

    /// <summary>The words that mean false; null together with <see cref="TrueWords"/>.</summary>
    public IReadOnlyList<string>? FalseWords { get; init; }

    /// <summary>Whether rows of the import that have different keys must have different values.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsUnique { get; init; }

    /// <summary>Whether its values are paths of files, in whose place rows have the addresses of their contents.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsAttachment { get; init; }

    /// <summary>What its values have to be, where no processor knows it; null for no rules.</summary>
    public FieldRules? Rules { get; init; }

    /// <summary>Where values have to exist; null when that does not matter.</summary>
    public FieldReference? Reference { get; init; }
}

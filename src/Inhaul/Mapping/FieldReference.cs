namespace Inhaul.Mapping;

/// <summary>The column of a table in which a field's values have to exist when their row is processed.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">Its column.</param>
/// <param name="Severity">Whether a row whose value does not exist is refused.</param>
internal sealed record FieldReference(string Table, string Column, Severity Severity)
{
    /// <summary>Further fields whose values have to stand beside the field's own in one row of the table; null for none.</summary>
    public IReadOnlyList<JoinedColumn>? With { get; init; }

    /// <summary>All its columns of the table.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IEnumerable<string> Columns => (With ?? []).Select(joined => joined.Column).Prepend(Column);
}

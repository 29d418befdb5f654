namespace Inhaul.Mapping;

/// <summary>The column of a table in which a field's values have to exist when their row is processed.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">Its column.</param>
/// <param name="Severity">Whether a row whose value does not exist is refused.</param>
internal sealed record FieldReference(string Table, string Column, Severity Severity);

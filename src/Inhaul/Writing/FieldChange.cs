namespace Inhaul.Writing;

/// <summary>What became of one field of a row in the table.</summary>
/// <param name="Field">The position of the field in its definition.</param>
/// <param name="Old">What the table held, as text; null for no value.</param>
/// <param name="New">What it holds now, as text; null for no value.</param>
internal readonly record struct FieldChange(int Field, string? Old, string? New);

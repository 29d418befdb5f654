namespace Inhaul.Schemas;

/// <summary>One end of a range as a schema writes it.</summary>
/// <param name="Name">The name of the constraint.</param>
/// <param name="Value">The value.</param>
/// <param name="IsExcluded">Whether the value itself is out of the range.</param>
internal sealed record SchemaEnd(string Name, SchemaValue Value, bool IsExcluded);

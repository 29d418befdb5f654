using System.Text.Json.Serialization;

namespace Inhaul.Mapping;

/// <summary>One end of a range.</summary>
/// <param name="Value">The value, as the engine writes it.</param>
/// <param name="IsExcluded">Whether the value itself is out of the range.</param>
internal sealed record RangeEnd(string Value, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsExcluded = false);

using System.Text.Json.Serialization;

namespace Inhaul.Mapping;

/// <summary>What the values of a field have to be, kept with an import whose rules were declared in a file. No value keeps all but the first.</summary>
internal sealed record FieldRules
{
    /// <summary>Whether a row without a value is refused.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsRequired { get; init; }

    /// <summary>The fewest characters of a text; null for any number.</summary>
    public int? MinLength { get; init; }

    /// <summary>The most characters of a text; null for any number.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The least value; null when there is none.</summary>
    public RangeEnd? Min { get; init; }

    /// <summary>The greatest value; null when there is none.</summary>
    public RangeEnd? Max { get; init; }

    /// <summary>How whole texts are written, each of which has to hold; null for any way.</summary>
    public IReadOnlyList<TextForm>? Forms { get; init; }

    /// <summary>The values that there are, as the engine writes them; null for any.</summary>
    public IReadOnlyList<string>? OneOf { get; init; }
}

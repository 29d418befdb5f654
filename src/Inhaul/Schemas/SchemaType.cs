using Inhaul.Mapping;

namespace Inhaul.Schemas;

/// <summary>What type and format of a schema's field come to.</summary>
/// <param name="Type">The type; null when the schema leaves it open.</param>
internal sealed record SchemaType(ColumnType? Type)
{
    /// <summary>The types of which the values decide one, where the schema leaves it open; empty when it says nothing.</summary>
    public IReadOnlyList<ColumnType> Possible { get; init; } = [];

    /// <summary>What it is when the values decide nothing.</summary>
    public ColumnType Otherwise { get; init; } = ColumnType.Text;

    /// <summary>The format of dates and times, as .NET writes it; null for ISO 8601.</summary>
    public string? Format { get; init; }

    /// <summary>The words for true, where it says any.</summary>
    public IReadOnlyList<string>? TrueWords { get; init; }

    /// <summary>The words for false; null together with those for true.</summary>
    public IReadOnlyList<string>? FalseWords { get; init; }

    /// <summary>The steps that make plain numbers of its values.</summary>
    public IReadOnlyList<string> NumberSteps { get; init; } = [];

    /// <summary>How its texts are written; null for any way.</summary>
    public TextForm? Form { get; init; }

    /// <summary>What of it is not followed, as the end of a sentence about the field; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Whether its values have an order, so that the least and the greatest mean something.</summary>
    public bool HasOrder => Possible.Count > 0 || Type is ColumnType.Integer or ColumnType.Decimal or ColumnType.Double or ColumnType.Date or ColumnType.Timestamp or ColumnType.TimestampTz;
}

namespace Inhaul.Writing;

/// <summary>A column of a target table.</summary>
/// <param name="Name">Its name as the database spells it.</param>
/// <param name="Type">What values it takes.</param>
/// <param name="IsRequired">Whether a row without a value for it is refused by the database.</param>
/// <param name="IsGenerated">Whether the database computes it, so that nobody can write it.</param>
internal sealed record TargetColumn(string Name, ColumnType Type, bool IsRequired, bool IsGenerated)
{
    /// <summary>How many characters it takes at most, as it is declared; null when there is no limit.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Why no file can fill it, as the end of a sentence about the column; null when one can.</summary>
    public string? Refusal { get; init; }
}

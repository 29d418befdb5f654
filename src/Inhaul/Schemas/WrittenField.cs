namespace Inhaul.Schemas;

/// <summary>A field of a schema that is to be written.</summary>
/// <param name="Name">The name of the column.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Format">The format of its dates, as .NET writes it; null for ISO 8601.</param>
internal sealed record WrittenField(string Name, ColumnType Type, string? Format)
{
    /// <summary>Whether each row has a value.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether no two rows have the same value.</summary>
    public bool IsUnique { get; init; }

    /// <summary>The most characters that it takes; null when there is no limit.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Whether truths are written as yes and no.</summary>
    public bool IsYesNo { get; init; }

    /// <summary>Words that mean that there is no value, besides an empty one.</summary>
    public IReadOnlyList<string> NullWords { get; init; } = [];
}

namespace Inhaul.Mapping.Suggesting;

/// <summary>A field that a column of a source may feed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What its values must be.</param>
internal sealed record MappingField(string Name, ColumnType Type)
{
    /// <summary>Other names that are as good as its own.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The words of its name.</summary>
    public HeaderWords Words { get; } = HeaderWords.Of(Name);

    /// <summary>Whether its values have formats of their own, so that their looks say nothing.</summary>
    public bool HasFormats { get; init; }

    /// <summary>How well a name is one of the field's: 3 its own to the letter, 2 but for case, 1 but for case, spaces and signs, 0 not.</summary>
    public int RankOf(string name) =>
        string.Equals(Name, name, StringComparison.Ordinal) ? 3
        : Names.Prepend(Name).Contains(name, StringComparer.OrdinalIgnoreCase) ? 2
        : Names.Prepend(Name).Any(own => SnakeCase.IsSame(own, name)) ? 1
        : 0;
}

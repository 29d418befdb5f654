using Inhaul.Mapping.Cleaning;

namespace Inhaul.Intake;

/// <summary>What the first look asks of the rows of one layout.</summary>
internal sealed record LookPlan
{
    /// <summary>Hashes the keys of rows; null when they have none.</summary>
    public KeyHasher? Key { get; init; }

    /// <summary>Hash the values of fields that must be unique, one for each.</summary>
    public IReadOnlyList<KeyHasher> Unique { get; init; } = [];

    /// <summary>What cleans the values of each column before they count as evidence; null when nothing is declared for any.</summary>
    public FieldCleaner?[]? Cleaners { get; init; }
}

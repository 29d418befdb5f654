namespace Inhaul.Mapping.Suggesting;

/// <summary>What is known about mappings before a source is looked at.</summary>
/// <param name="Aliases">Other names of fields.</param>
/// <param name="Decisions">What people decided about headers of the import type.</param>
internal sealed record MappingKnowledge(AliasTable Aliases, IReadOnlyList<MappingDecision> Decisions)
{
    /// <summary>Nothing is known.</summary>
    public static MappingKnowledge None { get; } = new(AliasTable.None, []);
}

using Inhaul.Mapping;
using Inhaul.Mapping.Suggesting;
using Inhaul.Parsing;
using Inhaul.Profiling;

namespace Inhaul.Intake;

/// <summary>Makes the definition of an import of what was asked, what the table is, and what the first look sees.</summary>
internal interface IDefinitionBuilder
{
    /// <summary>The key hasher for a source: typed where the type is decided already, by form where it will be inferred. Null when there is no key.</summary>
    KeyHasher? KeyHasher(RecordLayout layout);

    /// <summary>How the columns of the source were matched when the definition was built; null before.</summary>
    ColumnMatches? Matches { get; }

    /// <summary>The definition, with notes for people.</summary>
    /// <exception cref="InvalidConfigurationException">The source, the table and the request do not fit; the message says what to do.</exception>
    (ImportDefinition Definition, IReadOnlyList<string> Notes) Build(RecordLayout layout, IReadOnlyList<ColumnEvidence> evidence);
}

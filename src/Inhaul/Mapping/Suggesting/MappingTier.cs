namespace Inhaul.Mapping.Suggesting;

/// <summary>By what a column was matched with a field; the earlier goes before the later.</summary>
internal enum MappingTier
{
    /// <summary>A person said so for this import.</summary>
    Said,

    /// <summary>A person decided so for this header.</summary>
    Saved,

    /// <summary>The same name.</summary>
    Exact,

    /// <summary>The same name but for case, spaces, signs, and the spelling of its unit.</summary>
    Normalised,

    /// <summary>Another name of the field.</summary>
    Alias,

    /// <summary>A name that is much like it.</summary>
    Fuzzy,
}

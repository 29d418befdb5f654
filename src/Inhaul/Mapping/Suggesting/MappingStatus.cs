namespace Inhaul.Mapping.Suggesting;

/// <summary>What a person made of a suggested mapping.</summary>
internal enum MappingStatus
{
    /// <summary>Nobody has decided.</summary>
    Suggested,

    /// <summary>The column feeds the field.</summary>
    Approved,

    /// <summary>The column does not feed the field.</summary>
    Rejected,
}

namespace Inhaul.Review;

/// <summary>What an argument of a tracking call stands for.</summary>
internal enum CallRole
{
    /// <summary>The database.</summary>
    Database,

    /// <summary>The id of the import.</summary>
    Id,

    /// <summary>The tenant.</summary>
    Tenant,

    /// <summary>The import type.</summary>
    Type,

    /// <summary>The status word.</summary>
    Status,

    /// <summary>The counts of the import.</summary>
    Stats,

    /// <summary>Why the import failed.</summary>
    Error,
}

namespace Inhaul.Stores;

/// <summary>What the target holds under the key of a written row.</summary>
internal enum RowPresence
{
    /// <summary>Exactly the row.</summary>
    Same,

    /// <summary>A row with other values.</summary>
    Different,

    /// <summary>No row.</summary>
    Missing,
}

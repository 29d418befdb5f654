namespace Inhaul.Stores;

/// <summary>What the ledger says when a content is needed.</summary>
internal enum AttachmentClaim
{
    /// <summary>It is to be stored by whoever asked.</summary>
    ToStore,

    /// <summary>It is stored.</summary>
    Stored,

    /// <summary>It is being removed; whoever needs it has to wait until that is over, and to ask again.</summary>
    BeingRemoved,
}

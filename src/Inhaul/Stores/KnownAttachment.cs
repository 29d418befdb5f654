namespace Inhaul.Stores;

/// <summary>A content that the ledger knows, whoever's it is.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Bytes">Its length.</param>
internal sealed record KnownAttachment(ContentAddress Address, long Bytes);

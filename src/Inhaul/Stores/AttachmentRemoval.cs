namespace Inhaul.Stores;

/// <summary>The right to remove contents from a storage, for a limited time.</summary>
/// <param name="Storage">The storage.</param>
/// <param name="Owner">Whose right it is.</param>
/// <param name="Contents">The contents. The ledger has forgotten them, and nobody stores them meanwhile.</param>
internal sealed record AttachmentRemoval(string Storage, string Owner, IReadOnlyList<ContentAddress> Contents);

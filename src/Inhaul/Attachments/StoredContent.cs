namespace Inhaul;

/// <summary>A content that a storage has.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="WrittenAt">When it was last written, by the clock of the place.</param>
public sealed record StoredContent(string Address, long Length, DateTimeOffset WrittenAt);

namespace Inhaul.Fetching;

/// <summary>How far a file is fetched.</summary>
/// <param name="Bytes">The bytes that are here.</param>
/// <param name="Total">The bytes of the whole file; null when nobody knows.</param>
internal readonly record struct FetchedBytes(long Bytes, long? Total);

namespace Inhaul.Stores.Tests.Processors;

/// <summary>A row for <see cref="ParcelProcessor"/>.</summary>
public sealed record Parcel(long Id, string Town);

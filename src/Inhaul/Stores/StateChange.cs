namespace Inhaul.Stores;

/// <summary>A wish to change an import's state.</summary>
/// <param name="To">The new state.</param>
/// <param name="Actor">Who wishes it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Error">What to show on the import; null clears it.</param>
internal sealed record StateChange(ImportState To, string Actor, string Reason, string? Error = null);

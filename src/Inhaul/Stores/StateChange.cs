namespace Inhaul.Stores;

/// <summary>A wish to change an import's state.</summary>
/// <param name="To">The new state.</param>
/// <param name="Actor">Who wishes it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Error">What to show on the import; null clears it.</param>
internal sealed record StateChange(ImportState To, string Actor, string Reason, string? Error = null)
{
    /// <summary>The state it was decided on, if it holds only for that; null takes any that allows the change.</summary>
    public ImportState? From { get; init; }
}

namespace Inhaul.Stores;

/// <summary>A worker's time-limited right to do one step in the life of an import.</summary>
/// <param name="Import">The import.</param>
/// <param name="Step">The step.</param>
/// <param name="Owner">The worker.</param>
/// <param name="Attempt">How often it has been tried, this time included.</param>
internal sealed record LifeClaim(ImportRecord Import, LifeStep Step, string Owner, int Attempt)
{
    /// <summary>The subject to aggregate; empty for another step.</summary>
    public string Subject { get; init; } = "";
}

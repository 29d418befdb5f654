namespace Inhaul.Stores;

/// <summary>The time-limited right of code outside the engine to say what became of an import.</summary>
/// <param name="Import">The import, as it was when this attempt began.</param>
/// <param name="Owner">Who has the right; nobody else has this name, and every attempt has another.</param>
/// <param name="Attempt">How often it has been tried, this time included.</param>
internal sealed record TrackedClaim(ImportRecord Import, string Owner, int Attempt);

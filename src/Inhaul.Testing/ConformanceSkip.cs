namespace Inhaul.Testing;

/// <summary>A check, or a run of it, that was left out.</summary>
/// <param name="Check">The check.</param>
/// <param name="Reason">Why, for people.</param>
public sealed record ConformanceSkip(ConformanceCheck Check, string Reason);

namespace Inhaul;

/// <summary>One change of an import's state, with who did it and why.</summary>
/// <param name="From">The state before; null for the first.</param>
/// <param name="To">The state after.</param>
/// <param name="Actor">Who changed it: a person, a command or a worker.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="At">When, in UTC by the store's clock.</param>
public sealed record ImportTransition(ImportState? From, ImportState To, string Actor, string Reason, DateTimeOffset At);

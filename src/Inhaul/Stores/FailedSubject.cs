namespace Inhaul.Stores;

/// <summary>A subject whose aggregation was given up.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Error">Why its last attempt failed.</param>
/// <param name="Count">How many subjects of the import were given up, this one included.</param>
internal sealed record FailedSubject(string Subject, string Error, long Count);

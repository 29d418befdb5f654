namespace Inhaul;

/// <summary>What is said about an import that code outside the engine does.</summary>
public sealed record TrackedImportOptions
{
    /// <summary>The owner.</summary>
    public string Tenant { get; init; } = Inhaul.Tenant.Default;

    /// <summary>Who does it, for the history; null for the user of the process.</summary>
    public string? Actor { get; init; }

    /// <summary>
    /// Says that two begins are the same import, for example the date of a nightly job; a tenant has it once, whatever the type. After a failure
    /// the same import begins again, once it has completed there is nothing to do, and while it is done elsewhere it cannot begin. Null makes every begin an import of its own.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>What the rows come from, such as the name of a file or a service; null for nothing to say.</summary>
    public string? Source { get; init; }

    /// <summary>What else there is to know about it.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}

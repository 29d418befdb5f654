namespace Inhaul.Review;

/// <summary>What the reviewed code calls things, and how bad each rule's findings are.</summary>
internal sealed record ReviewRules
{
    /// <summary>The names and severities that hold when nothing is configured.</summary>
    public static ReviewRules Default { get; } = new();

    /// <summary>The function that begins tracking.</summary>
    public TrackingCall Begin { get; init; } = new(
        ["insert_data_importer"],
        [
            new(CallRole.Database, 0, "db"),
            new(CallRole.Id, 1, "scanner_id"),
            new(CallRole.Tenant, 2, "sub_id"),
            new(CallRole.Type, 3, "scanner_type"),
            new(CallRole.Status, 4, "status"),
        ]);

    /// <summary>The roles that a call which begins tracking must give.</summary>
    public IReadOnlyList<CallRole> Required { get; init; } = [CallRole.Database, CallRole.Id, CallRole.Tenant, CallRole.Type];

    /// <summary>The function that completes tracking.</summary>
    public TrackingCall Complete { get; init; } = new(
        ["complete_data_importer"],
        [
            new(CallRole.Database, 0, "db"),
            new(CallRole.Id, 1, "scanner_id"),
            new(CallRole.Stats, 2, "stats"),
            new(CallRole.Status, 3, "status"),
            new(CallRole.Error, 4, "error"),
        ]);

    /// <summary>The functions that mark for aggregation.</summary>
    public IReadOnlyList<string> Aggregate { get; init; } = ["mark_for_aggregation"];

    /// <summary>The classes whose objects buffer writes.</summary>
    public IReadOnlyList<string> BufferClasses { get; init; } = ["DBOpsHelper"];

    /// <summary>The methods of a buffer that write, and tell a buffer wherever they are called.</summary>
    public IReadOnlyList<string> BufferWrites { get; init; } = ["upsert_bo", "insert_bo", "update_bo", "delete_bo"];

    /// <summary>The methods that write when the object is known to be a buffer.</summary>
    public IReadOnlyList<string> KnownBufferWrites { get; init; } = ["upsert", "insert", "update", "delete", "add", "write", "append"];

    /// <summary>The methods of a buffer that flush.</summary>
    public IReadOnlyList<string> BufferFlushes { get; init; } = ["flush"];

    /// <summary>The status of an import that runs.</summary>
    public string Running { get; init; } = "Running";

    /// <summary>The status of an import that succeeded.</summary>
    public string Finished { get; init; } = "Finished";

    /// <summary>The status of an import that failed.</summary>
    public string Failed { get; init; } = "Failed";

    /// <summary>The counts that stats must hold.</summary>
    public IReadOnlyList<string> RequiredStats { get; init; } = ["records_processed", "records_created"];

    /// <summary>The severity of each rule.</summary>
    public IReadOnlyDictionary<string, ReviewSeverity> Severities { get; init; } = new Dictionary<string, ReviewSeverity>(StringComparer.Ordinal)
    {
        ["P1"] = ReviewSeverity.High,
        ["P2"] = ReviewSeverity.High,
        ["P3"] = ReviewSeverity.High,
        ["P4"] = ReviewSeverity.High,
        ["P5"] = ReviewSeverity.Medium,
        ["F1"] = ReviewSeverity.Critical,
        ["F2"] = ReviewSeverity.Critical,
        ["F3"] = ReviewSeverity.High,
        ["T1"] = ReviewSeverity.High,
        ["T2"] = ReviewSeverity.High,
        ["T3"] = ReviewSeverity.Medium,
        ["T4"] = ReviewSeverity.Medium,
        ["T5"] = ReviewSeverity.Medium,
        ["T6"] = ReviewSeverity.Medium,
        ["T8"] = ReviewSeverity.Medium,
        ["G1"] = ReviewSeverity.Medium,
    };
}

using Inhaul.Stores;

namespace Inhaul;

/// <summary>An import as it is, from what is committed: it never looks better than the store.</summary>
public sealed record ImportStatus
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its owner.</summary>
    public required string Tenant { get; init; }

    /// <summary>The import type.</summary>
    public required string Type { get; init; }

    /// <summary>What is intended with it, or how it ended.</summary>
    public required ImportState State { get; init; }

    /// <summary>Whether anybody works on it.</summary>
    public required Liveness Liveness { get; init; }

    /// <summary>The phase in work, or the last one.</summary>
    public required ImportPhase Phase { get; init; }

    /// <summary>What became of the rows that are kept so far.</summary>
    public required RowCounts Rows { get; init; }

    /// <summary>How many rows it has.</summary>
    public required long RowTotal { get; init; }

    /// <summary>Whether code outside the engine does it, see <see cref="ImportTracker"/>.</summary>
    public bool IsTracked { get; init; }

    /// <summary>Why it paused or failed; null otherwise.</summary>
    public string? Error { get; init; }

    /// <summary>Who submitted it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When it was submitted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When work on it began; null before.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended; null before.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Whether it has ended.</summary>
    public bool IsEnded => ImportTransitions.IsEnd(State);

    /// <summary>The share of the decided rows that were not refused, from 0 to 1; 1 when none is decided.</summary>
    public double SuccessRate => Decided == 0 ? 1 : (double)(Decided - Rows.Refused) / Decided;

    /// <summary>How long it took from its start to its end; null before the end.</summary>
    public TimeSpan? Duration => FinishedAt - StartedAt;

    /// <summary>How many rows were decided in a second; null before the end.</summary>
    public double? RowsPerSecond => Duration is { } duration ? Decided / Math.Max(duration.TotalSeconds, 0.001) : null;

    private long Decided => Rows.Read - Rows.Pending;

    internal static ImportStatus Of(ImportRecord import) => new()
    {
        Id = import.Id,
        Tenant = import.Tenant,
        Type = import.Type,
        State = import.State,
        Liveness = import.Liveness,
        Phase = import.PhaseInWork,
        Rows = import.Counts,
        RowTotal = import.RowTotal,
        IsTracked = import.IsTracked,
        Error = import.Error,
        CreatedBy = import.CreatedBy,
        CreatedAt = import.CreatedAt,
        StartedAt = import.StartedAt,
        FinishedAt = import.FinishedAt,
    };
}

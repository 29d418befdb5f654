namespace Inhaul;

/// <summary>A row of an import as it is: what became of it, and what is needed to find it again.</summary>
public sealed record RowStatus
{
    /// <summary>Its number in the import, from 1.</summary>
    public required long Row { get; init; }

    /// <summary>The name of its source.</summary>
    public required string Source { get; init; }

    /// <summary>The record file that it comes from, by its path from the folder; null when the source is no folder.</summary>
    public string? File { get; init; }

    /// <summary>The line of the source on which it starts, from 1; of a folder, that of the temporary file with its rows.</summary>
    public required long Line { get; init; }

    /// <summary>What became of it.</summary>
    public required RowOutcome Outcome { get; init; }

    /// <summary>The values of its key as the input has them, by column of the target, null for no value; empty when there is no key.</summary>
    public required IReadOnlyDictionary<string, string?> Key { get; init; }

    /// <summary>Its values by column of the source, corrected ones where there are any.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>All reasons for which it is refused, and what is odd about it.</summary>
    public required IReadOnlyList<RowError> Errors { get; init; }
}

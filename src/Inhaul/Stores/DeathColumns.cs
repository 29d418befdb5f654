namespace Inhaul.Stores;

/// <summary>What the claims of a chunk remember of processes that died with it, as parts of statements.</summary>
internal static class DeathColumns
{
    /// <summary>The number of deaths after one more, which tells nothing new unless the claim that died was at the marked rows.</summary>
    public const string OneMore = "CASE WHEN deaths = 0 OR suspect_fence = fence THEN deaths + 1 ELSE deaths END";

    /// <summary>Counts the death of an owner that a claim takes a chunk from.</summary>
    public const string CountedByClaim = $"deaths = CASE WHEN owner <> @owner THEN {OneMore} ELSE deaths END";

    /// <summary>Forgets everything: the claim came to an end.</summary>
    public const string Forgotten = "deaths = 0, suspect_first = NULL, suspect_count = NULL, suspect_fence = NULL";

    /// <summary>Marks rows that are about to be worked on; other rows than before have killed nobody yet.</summary>
    public const string Marked = """
        deaths = CASE WHEN suspect_first = @first AND suspect_count = @count THEN deaths ELSE 0 END,
        suspect_first = @first, suspect_count = @count, suspect_fence = fence
        """;
}

using System.Data.Common;

namespace Inhaul.Stores;

/// <summary>The nine columns in which every store keeps counts.</summary>
internal static class CountColumns
{
    /// <summary>Their names, in the order in which they are read.</summary>
    public const string Names = "inserted, updated, unchanged, stale, duplicate, skipped, rejected, failed, pending";

    /// <summary>The assignment of <see cref="Parameters"/> to them.</summary>
    public const string Assignments =
        "inserted = @inserted, updated = @updated, unchanged = @unchanged, stale = @stale, duplicate = @duplicate, skipped = @skipped, rejected = @rejected, failed = @failed, pending = @pending";

    /// <summary>Their names, each wrapped: <c>sum(inserted), sum(updated)</c> and so on.</summary>
    public static string Each(Func<string, string> wrap) => string.Join(", ", Names.Split(", ").Select(wrap));

    /// <summary>Reads them from a column on.</summary>
    public static RowCounts Read(DbDataReader row, int from) => new()
    {
        Inserted = row.GetInt64(from),
        Updated = row.GetInt64(from + 1),
        Unchanged = row.GetInt64(from + 2),
        Stale = row.GetInt64(from + 3),
        Duplicate = row.GetInt64(from + 4),
        Skipped = row.GetInt64(from + 5),
        Rejected = row.GetInt64(from + 6),
        Failed = row.GetInt64(from + 7),
        Pending = row.GetInt64(from + 8),
    };

    /// <summary>Their values as parameters of a statement.</summary>
    public static (string, object?)[] Parameters(RowCounts counts) =>
    [
        ("@inserted", counts.Inserted), ("@updated", counts.Updated), ("@unchanged", counts.Unchanged), ("@stale", counts.Stale),
        ("@duplicate", counts.Duplicate), ("@skipped", counts.Skipped), ("@rejected", counts.Rejected), ("@failed", counts.Failed),
        ("@pending", counts.Pending),
    ];
}

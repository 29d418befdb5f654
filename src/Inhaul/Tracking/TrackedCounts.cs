using System.Text;
using Inhaul.Mapping;

namespace Inhaul.Tracking;

/// <summary>Checks what code outside the engine says of rows, as far as that can be checked without the rows.</summary>
internal static class TrackedCounts
{
    /// <summary>Checks that counts account for every row.</summary>
    /// <exception cref="ArgumentException">They do not.</exception>
    public static void Check(Guid import, RowCounts counts)
    {
        if (Enum.GetValues<RowOutcome>().Any(outcome => counts[outcome] < 0))
        {
            throw new ArgumentException($"Import {import} cannot complete with fewer than no rows; every count is 0 or more.", nameof(counts));
        }

        if (counts.Pending > 0)
        {
            throw new ArgumentException($"Import {import} cannot complete while {counts.Pending} rows are pending; count each row by what became of it.", nameof(counts));
        }
    }

    /// <summary>Checks that counts do not say less than the errors of the rows.</summary>
    /// <exception cref="ArgumentException">They do.</exception>
    public static void Check(Guid import, RowCounts counts, (long Refused, long Last) errors)
    {
        if (errors.Refused > counts.Refused)
        {
            throw new ArgumentException($"Import {import} cannot complete with {counts.Refused} rows rejected or failed, because {errors.Refused} rows have errors.", nameof(counts));
        }

        if (errors.Last > counts.Read)
        {
            throw new ArgumentException($"Import {import} cannot complete with {counts.Read} rows read, because there is an error of row {errors.Last}.", nameof(counts));
        }
    }

    /// <summary>An error as the ledger keeps it.</summary>
    /// <exception cref="ArgumentException">It names no row or no reason.</exception>
    public static RowError Checked(RowError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        ArgumentOutOfRangeException.ThrowIfLessThan(error.Row, 1);
        ArgumentException.ThrowIfNullOrWhiteSpace(error.Code);
        ArgumentException.ThrowIfNullOrWhiteSpace(error.Message);
        return error.Value is null ? error : error with { Value = RowMapper.Shorten(Encoding.UTF8.GetBytes(error.Value)) };
    }
}

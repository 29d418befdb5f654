using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Inhaul.EndToEnd.Tests.Inputs;

/// <summary>
/// Rows in any number that meet a table of PostgreSQL so that every outcome comes about: some repeat a key, some cannot be
/// read, some are refused by the table, and of some the table holds the same, an older or a newer state.
/// </summary>
[SuppressMessage("Security", "CA5394", Justification = "The same seed makes the same input.")]
internal static class MixedRows
{
    /// <summary>The outcomes that come about; only <c>skipped</c> excludes others.</summary>
    public static IReadOnlyList<RowOutcome> Outcomes { get; } =
        [RowOutcome.Inserted, RowOutcome.Updated, RowOutcome.Unchanged, RowOutcome.Stale, RowOutcome.Duplicate, RowOutcome.Rejected, RowOutcome.Failed];

    /// <summary>The rows.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">The same seed makes the same rows.</param>
    public static string Csv(int count, int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder("id,name,age,seen,balance\n");
        for (var row = 1; row <= count; row++)
        {
            var id = row > 1 && random.Next(20) == 0 ? random.Next(1, row) : row;
            var age = random.Next(100) == 0 ? "many" : random.Next(1, 99).ToString(CultureInfo.InvariantCulture);
            var sign = random.Next(5_000) == 0 ? "-" : "";
            text.Append(CultureInfo.InvariantCulture, $"{id},name {row},{age},{new DateOnly(2024, 1, 1).AddDays(id % 300):yyyy-MM-dd},{sign}{random.Next(1, 10_000)}.25\n");
        }

        return text.ToString();
    }

    /// <summary>The statements that make the table, with every third key of the input.</summary>
    public static string TableSql(int count) =>
        $"""
        CREATE TABLE people (id bigint PRIMARY KEY, name text, age integer, seen date, balance numeric CHECK (balance >= 0));
        INSERT INTO people SELECT id, 'held', 1, date '2024-01-01' + (id % 300)::integer + (id % 9)::integer / 3 - 1, 1 FROM generate_series(3, {count}, 3) AS id;
        """;
}

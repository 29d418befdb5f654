using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Inhaul.EndToEnd.Tests.Inputs;

/// <summary>
/// A seeded input with every trouble that rows have, a table that already holds some of its keys, and what must become of
/// each row, worked out here from the rows alone.
/// </summary>
[SuppressMessage("Security", "CA5394", Justification = "The same seed makes the same input.")]
internal sealed class People
{
    private static readonly string[] Names =
    [
        "Ada Lovelace", "Zoë Ångström", "Łukasz Żółć", "محمد علي", "李小龍", "O'Brien, Pat", "Anna \"Nana\" Núñez", "two\nlines", "  spaces kept  ", "=1+1", "",
    ];

    private People(IReadOnlyList<PersonRow> rows) => Rows = rows;

    /// <summary>The rows in the order of the input.</summary>
    public IReadOnlyList<PersonRow> Rows { get; }

    /// <summary>The input.</summary>
    public string Csv => "id,name,age,joined,balance\n" + string.Concat(Rows.Select(row => row.Line + "\n"));

    /// <summary>The statements that make the table, with some rows of it.</summary>
    public string TableSql
    {
        get
        {
            var held = string.Join(",\n", Before.Select(row =>
                string.Create(CultureInfo.InvariantCulture, $"({row.Id}, '{row.Name.Replace("'", "''", StringComparison.Ordinal)}', {row.Age}, '{row.Joined:yyyy-MM-dd}', {row.Balance})")));
            return $"""
                CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, joined DATE, balance DECIMAL CHECK (balance >= 0));
                INSERT INTO people VALUES {held};
                """;
        }
    }

    /// <summary>The rows that the table holds before the import: some keys of the input with the same values, some with others, and a stranger.</summary>
    public IReadOnlyList<PersonRow> Before =>
    [
        .. Winners.Where(row => row.Id % 7 == 0).Select(row => row with { Name = row.Name.Length == 0 ? "nobody" : row.Name }),
        .. Winners.Where(row => row.Id % 7 == 1).Select(row => row with { Age = row.Age + 1 }),
        new PersonRow(1, "stranger", 99, new DateOnly(1999, 12, 31), 0.5m, Fault.None),
    ];

    /// <summary>The outcome that each row must have.</summary>
    public IReadOnlyList<RowOutcome> Outcomes
    {
        get
        {
            var before = Before.ToDictionary(row => row.Id, row => row.Held);
            var winners = Winners.ToHashSet(ReferenceEqualityComparer.Instance);
            return
            [
                .. Rows.Select(row =>
                    row.IsRejected ? RowOutcome.Rejected
                    : !winners.Contains(row) ? RowOutcome.Duplicate
                    : row.Fault == Fault.NegativeBalance ? RowOutcome.Failed
                    : !before.TryGetValue(row.Id, out var held) ? RowOutcome.Inserted
                    : held == AsHeld(row) ? RowOutcome.Unchanged
                    : RowOutcome.Updated),
            ];
        }
    }

    /// <summary>What the table must hold after the import, in the order of keys.</summary>
    public IReadOnlyList<string> Table
    {
        get
        {
            var held = Before.ToDictionary(row => row.Id, AsHeld);
            foreach (var row in Winners.Where(row => row.Fault == Fault.None))
            {
                held[row.Id] = AsHeld(row);
            }

            return [.. held.OrderBy(row => row.Key).Select(row => row.Value)];
        }
    }

    /// <summary>The refused rows with their faults mended, as <c>retry --corrections</c> takes them; the last is left out, the first mended wrongly.</summary>
    public string Corrections
    {
        get
        {
            var refused = Outcomes.Select((outcome, index) => (outcome, index)).Where(row => row.outcome is RowOutcome.Rejected or RowOutcome.Failed).SkipLast(1);
            var lines = refused.Select((row, i) => string.Create(
                CultureInfo.InvariantCulture, $"{(i == 0 ? "9000,wrong,again,2024-01-01,1.5" : Rows[row.index].Correct)},{row.index + 1}"));
            return "id,name,age,joined,balance,inhaul_row\n" + string.Join('\n', lines) + "\n";
        }
    }

    /// <summary>Of the rows that can be read, the last with each key.</summary>
    private IEnumerable<PersonRow> Winners => Rows.Where(row => !row.IsRejected).GroupBy(row => row.Id).Select(rows => rows.Last());

    /// <summary>Makes an input.</summary>
    /// <param name="seed">The same seed makes the same input.</param>
    /// <param name="count">How many rows.</param>
    public static People Make(int seed, int count)
    {
        var random = new Random(seed);
        var rows = new List<PersonRow>(count);
        for (var i = 0; i < count; i++)
        {
            var repeats = i > 10 && random.Next(12) == 0;
            var fault = random.Next(9) == 0 ? (Fault)random.Next(1, (int)Fault.NegativeBalance + 1) : Fault.None;
            rows.Add(new PersonRow(
                repeats ? rows[random.Next(i)].Id : 1000 + i,
                Names[random.Next(Names.Length)],
                random.Next(1, 100),
                new DateOnly(2020, 1, 1).AddDays(random.Next(1500)),
                random.Next(1, 10_000) + 0.25m,
                fault));
        }

        return new People(rows);
    }

    private static string AsHeld(PersonRow row) => row.Name.Length == 0 ? (row with { Name = Outside.StoreView.Null }).Held : row.Held;
}

using System.Text;
using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>What the crash tests compare with is right by itself: it follows from the input alone.</summary>
public abstract class UndisturbedImportTests(PeopleImport import)
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Every_row_ends_as_the_input_says(int workers)
    {
        using var place = import.Start();
        (await place.RunAsync(PeopleImport.Import(workers))).Expect(3);

        var outcomes = place.Store.Bytes("SELECT outcomes FROM inhaul_chunk ORDER BY number").SelectMany(bytes => bytes).Select(outcome => (RowOutcome)outcome);
        Assert.Equal(import.People.Outcomes, outcomes);
        Assert.Equal(import.People.Table, place.Store.Rows("SELECT * FROM people ORDER BY id"));
        import.CheckEnd(place);
    }

    [Fact]
    public void The_input_has_every_outcome_that_a_crash_could_confuse() => Assert.Equal(
        [RowOutcome.Inserted, RowOutcome.Updated, RowOutcome.Unchanged, RowOutcome.Duplicate, RowOutcome.Rejected, RowOutcome.Failed],
        import.People.Outcomes.Distinct().Order());

    [Fact]
    public async Task The_ledger_holds_the_bytes_of_the_input()
    {
        using var place = import.Start();
        (await place.RunAsync(PeopleImport.Import(workers: 2))).Expect(3);

        var kept = place.Store.Bytes("SELECT raw FROM inhaul_chunk_raw ORDER BY number").SelectMany(bytes => bytes).ToArray();
        var rows = import.People.Csv[(import.People.Csv.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        Assert.Equal(rows.TrimEnd('\n'), Encoding.UTF8.GetString(kept));
    }

    [Fact]
    public async Task Every_key_is_written_once()
    {
        using var place = import.Start();
        (await place.RunAsync(PeopleImport.Import(workers: 4))).Expect(3);

        var written = import.People.Outcomes.Select((outcome, index) => (outcome, index)).Where(row => row.outcome is RowOutcome.Inserted or RowOutcome.Updated)
            .Select(row => $"{import.People.Rows[row.index].Id}|{(row.outcome == RowOutcome.Inserted ? "insert" : "update")}");
        Assert.Equal(written.Order(StringComparer.Ordinal), place.Store.Rows("SELECT id, kind FROM people_write").Order(StringComparer.Ordinal));
    }
}

using Inhaul.Postgres;
using Inhaul.Stores.Tests.Samples;
using Inhaul.Writing;

namespace Inhaul.Stores.Tests.Postgres;

/// <summary>What the writer learns from a chunk, so that the next one is tried in the way that is likely the fastest.</summary>
public sealed class PostgresTableWriterTests() : StoreTest(new PostgresUnderTest())
{
    [Theory]
    [InlineData("nothing", "New")]
    [InlineData("(3, 'Cy')", "New")]
    [InlineData("(1, 'Ann')", "Mixed")]
    [InlineData("(1, 'Ann'), (2, 'Bob')", "Settled")]
    [InlineData("(1, 'Old'), (2, 'Old')", "Mixed")]
    public async Task However_rows_are_tried_it_is_learnt_what_they_were(string held, string learnt)
    {
        await Database.ExecuteAsync("CREATE TABLE people (id bigint PRIMARY KEY, name text)");
        if (held != "nothing")
        {
            await Database.ExecuteAsync($"INSERT INTO people VALUES {held}");
        }

        await using var database = await PostgresDatabase.OpenAsync(((PostgresUnderTest)Database).ConnectionString, rehearsal: false, Cancel);
        foreach (var expected in Enum.GetValues<PostgresExpectation>())
        {
            // Never committed, so that each way finds the same table.
            await using var turn = await database.WriteAsync(Cancel);
            await using var writer = new PostgresTableWriter(turn, SampleTable.People, expected);
            var rows = SampleTable.People.Rows(["1", "Ann"], ["2", "Bob"]);

            await writer.WriteAsync(rows, .., new WriteResult[rows.Count], Cancel);

            Assert.Equal((expected, learnt), (expected, $"{writer.Found}"));
        }
    }
}

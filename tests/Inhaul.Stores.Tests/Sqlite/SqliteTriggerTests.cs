using Inhaul.Hosting;
using Inhaul.Mapping;
using Inhaul.Processing;
using Inhaul.Reporting;
using Inhaul.Stores.Tests.Samples;
using Inhaul.Stores;

namespace Inhaul.Stores.Tests.Sqlite;

/// <summary>Triggers of SQLite can drop a row without a word, keep half of it, or undo the whole transaction; none of it goes unnoticed.</summary>
public sealed class SqliteTriggerTests() : WritingTest(new SqliteUnderTest())
{
    private const string People = "CREATE TABLE people (id BIGINT PRIMARY KEY, name TEXT)";

    [Theory]
    [InlineData("update")]
    [InlineData("skip")]
    [InlineData("fill")]
    public async Task A_row_that_a_trigger_drops_is_not_called_unchanged(string policy)
    {
        await Database.ExecuteAsync(People);
        await Database.ExecuteAsync("CREATE TRIGGER drops BEFORE INSERT ON people WHEN NEW.name = 'Mallory' BEGIN SELECT RAISE(IGNORE); END");

        var refusal = await RefusedAsync(SampleTable.People.On(policy), 1, RowOutcome.Failed, ["1", "Ann"], ["2", "Mallory"], ["3", "Cy"]);

        Assert.Equal(RowErrorCodes.TargetRefused, refusal.Code);
        Assert.Equal(["1", "3"], await Database.LinesAsync("SELECT id FROM people"));
    }

    [Fact]
    public async Task A_change_that_a_trigger_drops_is_not_called_unchanged()
    {
        await Database.ExecuteAsync(People);
        await Database.ExecuteAsync("CREATE TRIGGER drops BEFORE UPDATE ON people WHEN NEW.name = 'Mallory' BEGIN SELECT RAISE(IGNORE); END");
        await WriteAsync(SampleTable.People, ["1", "Ann"], ["2", "Bob"]);

        Assert.Equal(["unchanged", "failed"], await OutcomesAsync(SampleTable.People, ["1", "Ann"], ["2", "Mallory"]));
    }

    [Fact]
    public async Task A_row_that_a_second_unique_column_drops_is_not_called_unchanged()
    {
        await Database.ExecuteAsync("CREATE TABLE people (id BIGINT PRIMARY KEY, name TEXT UNIQUE ON CONFLICT IGNORE)");

        Assert.Equal(["inserted", "failed"], await OutcomesAsync(SampleTable.People, ["1", "Ann"], ["2", "Ann"]));
    }

    [Fact]
    public async Task A_row_that_a_trigger_fails_after_it_was_written_is_not_kept()
    {
        await Database.ExecuteAsync(People);
        await Database.ExecuteAsync("CREATE TRIGGER fails AFTER INSERT ON people WHEN NEW.name = 'Mallory' BEGIN SELECT RAISE(FAIL, 'not this one'); END");

        var refusal = await RefusedAsync(SampleTable.People, 1, RowOutcome.Failed, ["1", "Ann"], ["2", "Mallory"], ["3", "Cy"]);

        Assert.Equal((RowErrorCodes.TargetRefused, "the table refuses the row: not this one"), (refusal.Code, refusal.Message));
        Assert.Equal(["1", "3"], await Database.LinesAsync("SELECT id FROM people"));
    }

    [Fact]
    public async Task A_trigger_that_undoes_the_whole_transaction_pauses_the_import_and_nothing_is_written()
    {
        await WithRollbackAsync();
        var import = await Store.ReadyAsync(3);

        var paused = await new ImportRunner(Store, new WorkerOptions { Workers = 1 }).RunAsync(import, null, new ImportProgress(), SampleImport.Ann, Cancel);

        Assert.Equal((ImportState.Paused, new RowCounts { Pending = 3 }), (paused.State, paused.Counts));
        Assert.Contains("RAISE(ABORT)", paused.Error, StringComparison.Ordinal);
        Assert.Equal("0", await Database.ScalarAsync("SELECT count(*) FROM people"));
    }

    [Fact]
    public async Task A_rehearsal_that_the_database_undoes_keeps_nothing()
    {
        await WithRollbackAsync();
        await using (var rehearsal = await Database.RehearseAsync())
        {
            var import = await rehearsal.ReadyAsync(3);
            var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(
                () => new ImportRunner(rehearsal, new WorkerOptions { Workers = 1 }).RunAsync(import, null, new ImportProgress(), SampleImport.Ann, Cancel));
            Assert.StartsWith("The rehearsal cannot go on", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Equal("0", await Database.ScalarAsync("SELECT count(*) FROM people"));
        Assert.Equal("0", await Database.ScalarAsync("SELECT count(*) FROM inhaul_import"));
    }

    private async Task WithRollbackAsync()
    {
        await Database.ExecuteAsync(People);
        await Database.ExecuteAsync("CREATE TRIGGER undoes BEFORE INSERT ON people WHEN NEW.id = 2 BEGIN SELECT RAISE(ROLLBACK, 'all or nothing'); END");
    }
}

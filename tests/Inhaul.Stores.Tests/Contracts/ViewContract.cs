using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>The views for people say what the tables say.</summary>
public abstract class ViewContract : StoreTest
{
    private const string Counts = "inserted, updated, unchanged, stale, duplicate, skipped, rejected, failed, pending";

    private protected ViewContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task Every_row_is_shown_with_its_outcome()
    {
        var import = await Store.ReadyAsync(9, 2);
        await Store.ReadyAsync(3);
        RowOutcome[] all = [RowOutcome.Inserted, RowOutcome.Updated, RowOutcome.Unchanged, RowOutcome.Stale, RowOutcome.Duplicate, RowOutcome.Skipped, RowOutcome.Rejected, RowOutcome.Failed, RowOutcome.Failed];
        await Store.ClaimAndSettleAsync(import, all);

        var rows = await Database.LinesAsync($"SELECT row, chunk, outcome FROM {Database.Ledger("import_rows")} WHERE tenant = '{import.Tenant}' AND import_id = '{import.Id}' ORDER BY row");

        Assert.Equal([.. all.Select((outcome, i) => $"{i + 1}|1|{Word.Of(outcome)}"), "10|2|pending", "11|2|pending"], rows);
        Assert.Equal("14", await Database.ScalarAsync($"SELECT count(*) FROM {Database.Ledger("import_rows")}"));
    }

    [Fact]
    public async Task The_summary_counts_while_an_import_is_in_work_and_when_it_has_ended()
    {
        var import = await Store.ReadyAsync(3, 1);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Inserted, RowOutcome.Updated, RowOutcome.Rejected);
        Assert.Equal(["active|1|1|0|0|0|0|1|0|1|66.67|∅"], await SummaryAsync());

        await Store.ClaimAndSettleAsync(import, RowOutcome.Inserted);
        await Store.EndAsync(import);

        Assert.Equal(["completed_with_errors|2|1|0|0|0|0|1|0|0|75|∅"], (await SummaryAsync()).Select(line => line[..line.LastIndexOf('|')] + "|∅"));
        Assert.Equal(
            await Database.LinesAsync($"SELECT tenant, id, {Counts} FROM {Database.Ledger("import")}"),
            await Database.LinesAsync($"SELECT tenant, id, {Counts} FROM {Database.Ledger("import_summary")}"));
        Assert.Equal("1", await Database.ScalarAsync($"SELECT count(*) FROM {Database.Ledger("import_summary")} WHERE duration_seconds >= 0"));
    }

    [Fact]
    public async Task An_import_that_has_not_begun_has_no_rate()
    {
        await Store.SubmitAsync(3);

        Assert.Equal(["∅|∅|∅"], await Database.LinesAsync($"SELECT success_percent, rows_per_second, duration_seconds FROM {Database.Ledger("import_summary")}"));
    }

    [Fact]
    public async Task Imports_that_somebody_has_to_look_at_are_shown_with_the_first_reason()
    {
        var good = await Store.ReadyAsync(1);
        await Store.ClaimAndSettleAsync(good, RowOutcome.Inserted);
        await Store.EndAsync(good);
        var broken = await Store.StartAsync(1);
        await Store.MoveAsync(broken, ImportState.Failed, "the file changed");
        var refused = await Store.ReadyAsync(3);
        await Store.ClaimAndSettleAsync(refused, RowOutcome.Inserted, RowOutcome.Rejected, RowOutcome.Failed);
        await Store.EndAsync(refused);

        var lines = await Database.LinesAsync($"SELECT id, state, refused, error, first_row, first_column, first_code FROM {Database.Ledger("failed_imports")} ORDER BY refused");

        Assert.Equal([$"{broken.Id}|failed|0|the file changed|∅|∅|∅", $"{refused.Id}|completed_with_errors|2|∅|2|id|{RowErrorCodes.NotAnInteger}"], lines);
    }

    private Task<string[]> SummaryAsync() => Database.LinesAsync($"SELECT state, {Counts}, success_percent, finished_at FROM {Database.Ledger("import_summary")}");
}

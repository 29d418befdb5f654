using System.Data.Common;
using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>
/// Rows read = sum of outcomes + pending: the database itself refuses a ledger that says otherwise, whoever writes it.
/// </summary>
public abstract class ConservationContract : StoreTest
{
    private protected ConservationContract(StoreUnderTest database) : base(database)
    {
    }

    [Theory]
    [InlineData("inserted = inserted + 1")]
    [InlineData("pending = pending - 1")]
    [InlineData("row_count = row_count + 1")]
    [InlineData("row_count = 0, pending = 0")]
    [InlineData("pending = 0, inserted = 3")]
    [InlineData("state = 'settled'")]
    [InlineData("state = 'running'")]
    public async Task A_chunk_whose_counts_do_not_add_up_is_refused(string change)
    {
        await Store.ReadyAsync(3);

        await RefusedAsync($"UPDATE {Chunk} SET {change}");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(0)]
    public async Task A_chunk_with_another_number_of_outcomes_than_rows_is_refused(int outcomes)
    {
        await Store.ReadyAsync(3);

        await RefusedAsync($"UPDATE {Chunk} SET outcomes = {Database.Bytes(new byte[outcomes])}");
    }

    [Fact]
    public async Task A_settled_chunk_cannot_become_ready_without_pending_rows()
    {
        var import = await Store.ReadyAsync(3);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Inserted);

        await RefusedAsync($"UPDATE {Chunk} SET state = 'ready'");
    }

    [Fact]
    public async Task An_import_with_an_unsettled_chunk_is_not_completed()
    {
        var import = await Store.ReadyAsync(3, 2);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Inserted);

        await RefusedAsync(Complete("inserted = 3, pending = 2"));
        await RefusedAsync(Complete("inserted = 5"));
    }

    [Fact]
    public async Task An_import_with_a_missing_chunk_is_not_completed()
    {
        var import = await MissingAChunkAsync();

        await RefusedAsync(Complete("inserted = 3"));
        await RefusedAsync(Complete("inserted = 5"));
        await RefusedAsync(Complete("inserted = 3, row_total = 3"));
        Assert.Equal(ImportState.Active, (await Store.NowAsync(import)).State);
    }

    [Fact]
    public async Task An_import_with_a_missing_chunk_is_not_ended_by_the_store()
    {
        var import = await MissingAChunkAsync();
        await Database.ExecuteAsync($"UPDATE {Database.Ledger("import")} SET phase = 'load'");

        await Assert.ThrowsAnyAsync<DbException>(() => Store.EndAsync(import));

        Assert.Equal(ImportState.Active, (await Store.NowAsync(import)).State);
    }

    [Theory]
    [InlineData("inserted = 2")]
    [InlineData("inserted = 4")]
    [InlineData("inserted = 2, updated = 1")]
    [InlineData("")]
    public async Task An_import_with_wrong_counts_is_not_completed(string counts)
    {
        var import = await Store.ReadyAsync(3);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Inserted);

        await RefusedAsync(Complete(counts));
    }

    [Theory]
    [InlineData(RowOutcome.Rejected, "rejected = 3")]
    [InlineData(RowOutcome.Failed, "failed = 3")]
    public async Task An_import_with_refused_rows_is_not_completed_without_saying_so(RowOutcome outcome, string counts)
    {
        var import = await Store.ReadyAsync(3);
        await Store.ClaimAndSettleAsync(import, outcome);

        await RefusedAsync(Complete(counts));
    }

    [Fact]
    public async Task An_import_without_refused_rows_is_not_completed_with_errors()
    {
        var import = await Store.ReadyAsync(3);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Inserted);

        await RefusedAsync(Complete("inserted = 3").Replace("'completed'", "'completed_with_errors'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("inserted = inserted + 1")]
    [InlineData("rejected = 1")]
    [InlineData("pending = 1")]
    [InlineData("row_total = row_total + 1")]
    public async Task The_counts_of_a_completed_import_stay_in_balance(string change)
    {
        var import = await Store.ReadyAsync(3);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Inserted);
        Assert.Equal(ImportState.Completed, (await Store.EndAsync(import)).State);

        await RefusedAsync($"UPDATE {Database.Ledger("import")} SET {change}");
    }

    [Fact]
    public async Task A_chunk_belongs_to_an_import_and_keeps_its_bytes()
    {
        await Store.ReadyAsync(3);

        await RefusedAsync($"UPDATE {Chunk} SET import_id = '{Guid.NewGuid()}'");
        await RefusedAsync($"DELETE FROM {Chunk}");
        await RefusedAsync($"DELETE FROM {Database.Ledger("import")}");
    }

    [Fact]
    public async Task The_same_statement_with_true_counts_is_accepted()
    {
        var import = await Store.ReadyAsync(3);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Inserted);

        await Database.ExecuteAsync(Complete("inserted = 3"));

        Assert.Equal(ImportState.Completed, (await Store.NowAsync(import)).State);
    }

    [Fact]
    public async Task Outcomes_of_another_length_are_not_settled()
    {
        var import = await Store.ReadyAsync(3);
        var claim = (await Store.ClaimAsync(import))!;

        await Assert.ThrowsAnyAsync<DbException>(() => Store.SettleAsync(claim, SampleImport.Outcomes(RowOutcome.Inserted, RowOutcome.Inserted)));
        await Assert.ThrowsAnyAsync<DbException>(() => Store.SettleAsync(claim, SampleImport.Outcomes(RowOutcome.Inserted, RowOutcome.Pending)));

        Assert.Equal(new RowCounts { Pending = 3 }, (await Store.NowAsync(import)).Counts);
    }

    private string Chunk => Database.Ledger("chunk");

    private string Complete(string counts) => $"UPDATE {Database.Ledger("import")} SET state = 'completed'{(counts.Length == 0 ? "" : ", ")}{counts}";

    private Task<DbException> RefusedAsync(string sql) => Assert.ThrowsAnyAsync<DbException>(() => Database.ExecuteAsync(sql));

    /// <summary>Two chunks are planned, the first is settled, the second was never kept.</summary>
    private async Task<ImportRecord> MissingAChunkAsync()
    {
        var import = await Store.SubmitAsync(3, 2);
        await Store.MoveAsync(import, ImportState.Active);
        await Store.AppendChunkAsync(import, SampleImport.Chunk(1, 1, 3), LedgerSteps.Worker, LedgerSteps.Lease, Cancel);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Inserted);
        return import;
    }
}

using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>A verification finds what was changed behind the engine's back, in the ledger or in the target.</summary>
public abstract class VerificationContract : ImportTest
{
    private protected VerificationContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task An_untouched_import_is_clean()
    {
        var report = await VerifyAsync(await PeopleAsync());

        Assert.True(report.IsClean);
        Assert.Equal((5, 0, 0), (report.Same, report.Different, report.Missing));
        Assert.Equal(new RowCounts { Inserted = 5, Duplicate = 1, Rejected = 1 }, report.Counts);
    }

    [Fact]
    public async Task A_changed_row_is_found()
    {
        var import = await PeopleAsync();
        await Database.ExecuteAsync("UPDATE people SET name = 'Mallory' WHERE id = 3");

        var report = await VerifyAsync(import);

        Assert.False(report.IsClean);
        Assert.Equal((4, 1, 0), (report.Same, report.Different, report.Missing));
        Assert.Equal(["row 3 (id 3) is different in people"], report.Examples);
        Assert.Empty(report.Problems);
    }

    [Fact]
    public async Task A_deleted_row_is_found()
    {
        var import = await PeopleAsync();
        await Database.ExecuteAsync("DELETE FROM people WHERE id = 1");

        var report = await VerifyAsync(import);

        Assert.False(report.IsClean);
        Assert.Equal((4, 0, 1), (report.Same, report.Different, report.Missing));
        Assert.Equal(["row 1 (id 1) is missing from people"], report.Examples);
    }

    [Fact]
    public async Task Outcomes_that_do_not_agree_with_their_counts_are_found()
    {
        var import = await PeopleAsync();
        await Database.ExecuteAsync($"UPDATE {Database.Ledger("chunk")} SET outcomes = {Database.Bytes(6, 1, 1)} WHERE number = 1");

        var report = await VerifyAsync(import);

        Assert.False(report.IsClean);
        Assert.Contains("chunk 1 says 3 inserted, but its rows say 2 inserted, 1 skipped", report.Problems);
        Assert.Contains("the import says 5 inserted, 1 duplicate, 1 rejected, but its rows say 4 inserted, 1 duplicate, 1 skipped, 1 rejected", report.Problems);
    }

    [Theory]
    [InlineData("1,Ann\n2,Bob\n", "The chunk from row 1 holds 2 rows where the ledger says 3; its bytes were changed. Run 'inhaul verify'.")]
    [InlineData("1,Ann\n2,Bob\nx,Cy\n", "row 3 is counted as written, but cannot be read: 'x' is not a whole number of 64 bits, such as 1234")]
    public async Task Tampered_bytes_are_found(string raw, string problem)
    {
        var import = await PeopleAsync();
        await Database.ExecuteAsync($"UPDATE {Database.Ledger("chunk_raw")} SET raw = {Database.Bytes(System.Text.Encoding.UTF8.GetBytes(raw))} WHERE number = 1");

        var report = await VerifyAsync(import);

        Assert.False(report.IsClean);
        Assert.Contains(problem, report.Problems);
    }

    [Fact]
    public async Task Tampered_values_are_found()
    {
        var import = await PeopleAsync();
        await Database.ExecuteAsync($"UPDATE {Database.Ledger("chunk_raw")} SET raw = {Database.Bytes("1,Ann\n2,Bob\n3,Cyd\n"u8.ToArray())} WHERE number = 1");

        Assert.Equal(["row 3 (id 3) is different in people"], (await VerifyAsync(import)).Examples);
    }

    [Fact]
    public async Task Bytes_that_were_taken_away_are_found()
    {
        var import = await PeopleAsync();
        await Database.ExecuteAsync($"DELETE FROM {Database.Ledger("chunk_raw")} WHERE number = 2");

        Assert.Equal([$"The ledger has no bytes of chunk 2 of import {import.Id}."], (await VerifyAsync(import)).Problems);
    }

    [Fact]
    public async Task A_chunk_that_was_taken_away_is_found()
    {
        var import = await PeopleAsync();
        await Database.ExecuteAsync($"DELETE FROM {Database.Ledger("chunk_raw")} WHERE number = 2");
        await Database.ExecuteAsync($"DELETE FROM {Database.Ledger("chunk")} WHERE number = 2");

        var report = await VerifyAsync(import);

        Assert.Contains("chunk 3 starts at row 7, where chunk 2 from row 4 belongs: rows are missing or twice", report.Problems);
        Assert.Contains("the import is completed_with_errors, but only 4 of 7 rows have an outcome", report.Problems);
    }

    [Fact]
    public async Task Rows_that_kept_what_the_target_had_are_clean_under_fill()
    {
        await Database.ExecuteAsync("CREATE TABLE people (id BIGINT PRIMARY KEY, name TEXT)");
        await Database.ExecuteAsync("INSERT INTO people VALUES (1, 'Anna'), (2, NULL)");
        var import = await ImportAsync(Request(Write("people.csv", "id,name", "1,Ann", "2,Bob")) with { Conflict = ConflictPolicy.Parse("fill") });

        Assert.Equal([RowOutcome.Unchanged, RowOutcome.Updated], await OutcomesAsync(import));
        await AssertCleanAsync(import);
    }

    [Fact]
    public async Task Rows_as_old_as_what_the_target_had_are_clean_under_newest()
    {
        await Database.ExecuteAsync("CREATE TABLE people (id BIGINT PRIMARY KEY, name TEXT, version BIGINT)");
        await Database.ExecuteAsync("INSERT INTO people VALUES (1, 'Anna', 5), (2, 'Bobby', 9), (3, 'Cyd', 1)");
        var import = await ImportAsync(Request(Write("people.csv", "id,name,version", "1,Ann,5", "2,Bob,8", "3,Cy,2")) with { Conflict = ConflictPolicy.Parse("newest:version") });

        Assert.Equal([RowOutcome.Unchanged, RowOutcome.Stale, RowOutcome.Updated], await OutcomesAsync(import));
        await AssertCleanAsync(import);
    }

    /// <summary>Chunks of three: 1, 2, 3 inserted; 4 duplicate, one rejected, 5 inserted; 4 inserted.</summary>
    private async Task<ImportRecord> PeopleAsync()
    {
        var path = Write("people.csv", "id,name", "1,Ann", "2,Bob", "3,Cy", "4,Di", "x,bad", "5,Ed", "4,Dina");
        var import = await ImportAsync(Request(path) with { ChunkRows = 3, Columns = [ColumnDecision.Parse("id:integer")] });
        Assert.Equal(ImportState.CompletedWithErrors, import.State);
        return import;
    }
}

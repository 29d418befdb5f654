using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>An import that code outside the engine does is in the ledger like any other, and ends as that code says, or says why not.</summary>
public abstract class TrackedImportContract : TrackingTest
{
    private protected TrackedImportContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task It_is_seen_from_its_begin()
    {
        await using var import = await Tracker.BeginAsync(Type, Said() with { Metadata = new Dictionary<string, string> { ["day"] = "monday" } }, Cancel);

        var now = Assert.Single(await Client.ListAsync(SampleImport.Tenant, cancellationToken: Cancel));
        Assert.Equal(await NowAsync(import), now);
        Assert.Equal((import.Id, Type, ImportState.Active, ImportPhase.Load, Liveness.Running, true), (now.Id, now.Type, now.State, now.Phase, now.Liveness, now.IsTracked));
        Assert.Equal((1, false, SampleImport.Ann), (import.Attempt, import.IsAlreadyCompleted, now.CreatedBy));
        Assert.NotNull(now.StartedAt);
        Assert.Equal(["active by ann: begun by code outside the engine"], await HistoryAsync(import));
        var begun = Assert.Single(await Client.LogAsync(import.Id, import.Tenant, Cancel));
        Assert.Matches(@"^begun by It_is_seen_from_its_begin in TrackedImportContract\.cs, line \d+, in process \d+ on ", begun.Message);
        Assert.Equal(["load|pending|1"], await Database.LinesAsync($"SELECT phase, status, attempts FROM {Database.Ledger("phase_run")}"));
        Assert.Equal(["active|0|∅"], await Database.LinesAsync($"SELECT state, row_total, success_percent FROM {Database.Ledger("import_summary")}"));
        var options = (await Store.FindAsync(import.Tenant, import.Id, Cancel))!.Options;
        Assert.Equal(("prices.xml", "monday"), (options.TrackedSource, options.Metadata!["day"]));
    }

    [Theory]
    [InlineData(0, ImportState.Completed)]
    [InlineData(1, ImportState.CompletedWithErrors)]
    public async Task It_completes_once_with_its_counts(int rejected, ImportState state)
    {
        var counts = new RowCounts { Inserted = 10, Skipped = 2, Rejected = rejected };
        await using (var import = await BeginAsync())
        {
            await import.CompleteAsync(counts, Cancel);

            var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => import.CompleteAsync(counts, Cancel));
            Assert.Equal($"Import {import.Id} is {Word.Of(state)} already; an import ends once.", refusal.Message);
            await Assert.ThrowsAsync<InvalidOperationException>(() => import.FailAsync("too late", Cancel));
            await Assert.ThrowsAsync<InvalidOperationException>(() => import.AddErrorAsync(new RowError(1, "late", "too late"), Cancel));
        }

        var ended = Assert.Single(await Client.ListAsync(SampleImport.Tenant, cancellationToken: Cancel));
        Assert.Equal((state, counts, 12L + rejected, Liveness.Ended), (ended.State, ended.Rows, ended.RowTotal, ended.Liveness));
        Assert.NotNull(ended.FinishedAt);
        Assert.Equal([$"completed|1|{12 + rejected}|∅"], await Database.LinesAsync($"SELECT status, attempts, records, owner FROM {Database.Ledger("phase_run")}"));
        Assert.Equal([$"{Word.Of(state)}|{12 + rejected}|10|{rejected}"], await Database.LinesAsync($"SELECT state, row_total, inserted, rejected FROM {Database.Ledger("import_summary")}"));
    }

    [Fact]
    public async Task Counts_that_leave_rows_open_are_refused_and_the_import_goes_on()
    {
        await using var import = await BeginAsync();
        await import.AddErrorsAsync([new RowError(3, "no_price", "no price"), new RowError(3, "no_article", "no article"), new RowError(9, "odd", "odd") { Severity = Severity.Warning }], Cancel);

        await RefusedAsync("cannot complete while 2 rows are pending; count each row by what became of it", new RowCounts { Inserted = 10, Rejected = 1, Pending = 2 });
        await RefusedAsync("cannot complete with fewer than no rows; every count is 0 or more", new RowCounts { Inserted = 10, Rejected = 1, Skipped = -1 });
        await RefusedAsync("cannot complete with 0 rows rejected or failed, because 1 rows have errors", new RowCounts { Inserted = 10 });
        await RefusedAsync("cannot complete with 8 rows read, because there is an error of row 9", new RowCounts { Inserted = 7, Failed = 1 });
        Assert.Equal("active, running", await InWordsAsync(import));

        await import.CompleteAsync(new RowCounts { Inserted = 8, Failed = 1 }, Cancel);
        Assert.Equal(ImportState.CompletedWithErrors, (await NowAsync(import)).State);

        async Task RefusedAsync(string message, RowCounts counts) =>
            Assert.Contains(message, (await Assert.ThrowsAsync<ArgumentException>(() => import.CompleteAsync(counts, Cancel))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_fails_with_a_reason_or_an_exception()
    {
        await using var first = await BeginAsync();
        await first.FailAsync("the service has no prices today", Cancel);
        await using var second = await BeginAsync();
        await second.FailAsync(Thrown(), Cancel);

        Assert.Equal("failed, ended: the service has no prices today", await InWordsAsync(first));
        Assert.Equal("failed by ann: the service has no prices today", (await HistoryAsync(first))[^1]);
        Assert.Equal("failed, ended: InvalidOperationException: the table is gone", await InWordsAsync(second));
        var line = (await Client.LogAsync(second.Id, second.Tenant, Cancel))[^1];
        Assert.Equal(("error", "InvalidOperationException: the table is gone"), (line.Level, line.Message));
        Assert.Contains(nameof(Thrown), line.Details, StringComparison.Ordinal);
        Assert.Equal(2, (await Database.LinesAsync($"SELECT id FROM {Database.Ledger("failed_imports")}")).Length);
    }

    [Fact]
    public async Task Left_without_a_word_it_fails_with_the_exception_for_which_it_was_left()
    {
        TrackedImport quiet, loud = null!, inner = null!;
        await using (quiet = await BeginAsync())
        {
            await Task.Yield();
        }

        await Assert.ThrowsAsync<FormatException>(async () =>
        {
            await using (loud = await BeginAsync())
            {
                await using (inner = await BeginAsync(type: "details"))
                {
                    await inner.CompleteAsync(RowCounts.None, Cancel);
                }

                await Task.Run(() => throw new FormatException("12o.50 is no price\nat all"), Cancel);
            }
        });

        Assert.Equal("failed, ended: left without CompleteAsync", await InWordsAsync(quiet));
        Assert.Equal("failed, ended: left without CompleteAsync; the last exception before that was FormatException: 12o.50 is no price", await InWordsAsync(loud));
        Assert.Contains("at all", (await Client.LogAsync(loud.Id, loud.Tenant, Cancel))[^1].Details, StringComparison.Ordinal);
        Assert.Equal("completed, ended", await InWordsAsync(inner));
    }

    [Fact]
    public async Task What_is_run_completes_with_what_it_returns_or_fails_with_what_it_throws()
    {
        var key = 0;
        await Tracker.RunAsync(Type, (_, _) => Task.FromResult(new RowCounts { Updated = ++key }), Said("monday"), Cancel);
        await Tracker.RunAsync(Type, (_, _) => Task.FromResult(new RowCounts { Updated = ++key }), Said("monday"), Cancel);
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => Tracker.RunAsync(Type, (_, _) => throw Thrown(), Said("tuesday"), Cancel));

        Assert.Equal("the table is gone", thrown.Message);
        var imports = await Client.ListAsync(SampleImport.Tenant, cancellationToken: Cancel);
        Assert.Equal(
            [(ImportState.Failed, "InvalidOperationException: the table is gone", 0L), (ImportState.Completed, null, 1L)],
            imports.Select(import => (import.State, import.Error, import.Rows.Updated)));
        Assert.StartsWith("begun by What_is_run_completes", (await Client.LogAsync(imports[0].Id, imports[0].Tenant, Cancel))[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_says_of_rows_is_seen_at_once()
    {
        await using var import = await BeginAsync();
        await import.AddErrorAsync(new RowError(2, "no_price", "nut has no price") { Column = "amount", Value = new string('9', 500) }, Cancel);
        await import.AddErrorsAsync(Enumerable.Range(1, 1200).Select(row => new RowError(row, "no_article", $"row {row} has no article")), Cancel);
        await import.Log.WarningAsync("half of them", new { Rows = 600 }, row: 600, Cancel);

        var record = (await Store.FindAsync(import.Tenant, import.Id, Cancel))!;
        Assert.Equal(1200, record.RowTotal);
        Assert.Equal([("no_article", 1200L), ("no_price", 1L)], (await Store.ReadErrorGroupsAsync(record, Cancel)).Select(group => (group.Code, group.Count)));
        var rows = await Client.RefusedRowsAsync(import.Id, import.Tenant, Cancel).ToListAsync(Cancel);
        Assert.Equal(Enumerable.Range(1, 1200).Select(row => (long)row), rows.Select(row => row.Row));
        Assert.Equal(["no_price", "no_article"], rows[1].Errors.Select(error => error.Code));
        Assert.Equal(201, rows[1].Errors[0].Value!.Length);
        var line = (await Client.LogAsync(import.Id, import.Tenant, Cancel))[^1];
        Assert.Equal(("warning", (long?)600, "half of them", "{\"Rows\":600}"), (line.Level, line.Row, line.Message, line.Details));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => import.AddErrorAsync(new RowError(0, "no_row", "no row"), Cancel));
    }

    [Fact]
    public async Task After_a_failure_the_same_key_begins_the_same_import_again()
    {
        TrackedImport first;
        await using (first = await BeginAsync("monday"))
        {
            await first.AddErrorAsync(new RowError(40, "no_price", "no price"), Cancel);
            await first.FailAsync("no prices yet", Cancel);
        }

        await using var second = await BeginAsync("monday");

        Assert.Equal((first.Id, 2), (second.Id, second.Attempt));
        Assert.Equal("active, running", await InWordsAsync(second));
        Assert.Equal(0, (await NowAsync(second)).RowTotal);
        await second.CompleteAsync(new RowCounts { Inserted = 3 }, Cancel);
        Assert.Equal(
            ["active by ann: begun by code outside the engine", "failed by ann: no prices yet", "active by ann: begun again by code outside the engine", "completed by ann: every row has its outcome, says the code that did it"],
            await HistoryAsync(second));
        Assert.Empty(await Client.RefusedRowsAsync(second.Id, second.Tenant, Cancel).ToListAsync(Cancel));
        Assert.Equal(["1|1"], await Database.LinesAsync($"SELECT attempt, superseded FROM {Database.Ledger("row_error")}"));
    }

    [Fact]
    public async Task After_its_completion_the_same_key_finds_nothing_to_do()
    {
        await using (var first = await BeginAsync("monday"))
        {
            await first.CompleteAsync(new RowCounts { Inserted = 3 }, Cancel);
        }

        var before = Assert.Single(await Client.ListAsync(SampleImport.Tenant, cancellationToken: Cancel));
        await using (var second = await BeginAsync("monday"))
        {
            Assert.Equal((before.Id, true), (second.Id, second.IsAlreadyCompleted));
            await second.AddErrorAsync(new RowError(1, "no_price", "no price"), Cancel);
            await second.Log.InformationAsync("nothing", cancellationToken: Cancel);
            await second.CompleteAsync(new RowCounts { Inserted = 4 }, Cancel);
            await second.FailAsync("nothing", Cancel);
        }

        Assert.Equal(before, Assert.Single(await Client.ListAsync(SampleImport.Tenant, cancellationToken: Cancel)));
        Assert.Single(await Client.LogAsync(before.Id, before.Tenant, Cancel));
        Assert.Empty(await Client.RefusedRowsAsync(before.Id, before.Tenant, Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_key_is_one_import_of_a_tenant_at_a_time()
    {
        await using var live = await BeginAsync("monday");
        await using var keyless = await BeginAsync();
        await using var other = await Tracker.BeginAsync(Type, Said("monday", SampleImport.OtherTenant), Cancel);
        var (engine, _) = await Store.SubmitAsync(SampleImport.Of(1) with { IdempotencyKey = "tuesday" }, Cancel);

        Assert.Equal(3, new[] { live.Id, keyless.Id, other.Id }.Distinct().Count());
        await RefusedAsync("monday", Type, $"Import {live.Id} of type {Type} with the idempotency key 'monday' is being done right now, begun by ann. Wait for its end, or stop it with 'inhaul cancel {live.Id}'.");
        await RefusedAsync("monday", "stock", $"The idempotency key 'monday' is that of import {live.Id} of type {Type}. Take another, for example 'stock:monday'.");
        await RefusedAsync("tuesday", Type, $"The idempotency key 'tuesday' is that of import {engine.Id} of type people, which the engine does. Take another, for example '{Type}:tuesday'.");
        await RefusedAsync("mon\nday", Type, "'mon\nday' is no idempotency key. Write a word or a few, without line breaks.");
        await RefusedAsync("monday", " ", "' ' is no import type. Write a word or a few, without line breaks.");

        async Task RefusedAsync(string key, string type, string message) =>
            Assert.Equal(message, (await Assert.ThrowsAsync<InvalidConfigurationException>(() => BeginAsync(key, type))).Message);
    }

    [Fact]
    public async Task Of_many_that_begin_at_once_one_begins()
    {
        var began = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            async () =>
            {
                try
                {
                    return await BeginAsync("monday");
                }
                catch (InvalidConfigurationException)
                {
                    return null;
                }
            },
            Cancel)));

        await using var one = Assert.Single(began, import => import is not null)!;
        Assert.Single(await Client.ListAsync(SampleImport.Tenant, cancellationToken: Cancel));
    }

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException("the table is gone");
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }
}

using Inhaul.Mapping;
using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>Why rows were refused and what was said meanwhile can be read back: row by row, by kind, and as a log.</summary>
public abstract class RowErrorContract : StoreTest
{
    private protected RowErrorContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task All_errors_of_a_row_are_kept_with_their_line_attempt_and_value()
    {
        var import = await Store.ReadyAsync(2);
        var claim = await Store.ClaimAsync(import);
        RowError[] errors =
        [
            new(2, RowErrorCodes.NotAnInteger, "'née' is not a whole number") { Column = "id \"x\"", Value = "née\n'∅'" },
            new(2, RowErrorCodes.TargetRefused, "no reason") { Severity = Severity.Warning },
        ];
        await Store.SettleAsync(claim!, SampleImport.Outcomes(RowOutcome.Inserted, RowOutcome.Rejected), new RefusedRow(1, 77, "née,\"x\"", errors));

        var kept = await Store.ErrorsAsync(import);

        Assert.Equal(errors.Select(error => new RowErrorRecord(error, 77, 1, IsCurrent: true)), kept);
        Assert.Equal(["née,\"x\"", "∅"], await Database.LinesAsync($"SELECT raw FROM {Database.Ledger("row_error")} ORDER BY position"));
    }

    [Fact]
    public async Task Errors_are_read_in_the_order_of_rows_a_few_at_a_time()
    {
        var import = await Store.ReadyAsync(3, 3);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Rejected);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Failed);

        Assert.Equal([1, 2, 3, 4, 5, 6], (await Store.ErrorsAsync(import)).Select(error => error.Error.Row));
        Assert.Equal([3, 4], (await Store.ReadErrorsAsync(import, 2, 2, Cancel)).Select(error => error.Error.Row));
        Assert.Empty(await Store.ReadErrorsAsync(import, 6, 100, Cancel));
    }

    [Fact]
    public async Task Errors_are_grouped_by_code_and_column_most_frequent_first()
    {
        var import = await Store.ReadyAsync(5);
        var claim = await Store.ClaimAsync(import);
        var refused = new[]
        {
            Refused(0, (RowErrorCodes.CheckViolation, null)),
            Refused(1, (RowErrorCodes.NotADate, "signup"), (RowErrorCodes.NotAnInteger, "id")),
            Refused(2, (RowErrorCodes.NotADate, "signup")),
            Refused(3, (RowErrorCodes.NotADate, "birthday"), (RowErrorCodes.NotADate, "signup")),
        };
        await Store.SettleAsync(
            claim!, SampleImport.Outcomes(RowOutcome.Failed, RowOutcome.Rejected, RowOutcome.Rejected, RowOutcome.Rejected, RowOutcome.Inserted), refused);

        var groups = await Store.ReadErrorGroupsAsync(import, Cancel);

        Assert.Equal(
            [
                new ErrorGroup(RowErrorCodes.NotADate, "signup", 3, "row 2", 2, 3),
                new ErrorGroup(RowErrorCodes.CheckViolation, null, 1, "row 1", 1, 2),
                new ErrorGroup(RowErrorCodes.NotAnInteger, "id", 1, "row 2", 2, 3),
                new ErrorGroup(RowErrorCodes.NotADate, "birthday", 1, "row 4", 4, 5),
            ],
            groups);
    }

    [Fact]
    public async Task Warnings_are_not_counted_as_errors()
    {
        var import = await Store.ReadyAsync(1);
        var claim = await Store.ClaimAsync(import);
        var warning = new RowError(1, RowErrorCodes.PrecisionLost, "rounded") { Severity = Severity.Warning };
        await Store.SettleAsync(claim!, SampleImport.Outcomes(RowOutcome.Inserted), new RefusedRow(0, 2, "raw", [warning]));

        Assert.Empty(await Store.ReadErrorGroupsAsync(import, Cancel));
        Assert.Equal(Severity.Warning, (await Store.ErrorsAsync(import)).Single().Error.Severity);
    }

    [Fact]
    public async Task The_log_is_read_oldest_first()
    {
        var import = await Store.SubmitAsync(1);
        var other = await Store.SubmitAsync(1);
        await Store.LogAsync(import, new NewLogEntry("information", "resumed — näch 'einer' \"Pause\""), Cancel);
        await Store.LogAsync(other, new NewLogEntry("error", "not here"), Cancel);
        await Store.LogAsync(import, new NewLogEntry("warning", "waiting", "at line 1\nat line 2"), Cancel);

        var log = await Store.ReadLogAsync(import, Cancel);

        Assert.Equal([("information", "resumed — näch 'einer' \"Pause\"", null), ("warning", "waiting", "at line 1\nat line 2")], log.Select(entry => (entry.Level, entry.Message, entry.Details)));
        Assert.All(log, entry => Assert.Null(entry.Row));
        Assert.All(log, entry => Assert.InRange(entry.At, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5)));
    }

    [Fact]
    public async Task Many_writers_of_one_log_lose_no_line()
    {
        var import = await Store.SubmitAsync(1);
        IImportStore[] stores = [Store, await Database.OpenAsync(), await Database.OpenAsync()];

        await Task.WhenAll(Enumerable.Range(0, 15).Select(i => Task.Run(() => stores[i % 3].LogAsync(import, new NewLogEntry("information", $"line {i}"), Cancel), Cancel)));

        Assert.Equal(15, (await Store.ReadLogAsync(import, Cancel)).Select(entry => entry.Message).Distinct(StringComparer.Ordinal).Count());
    }

    private static RefusedRow Refused(int index, params (string Code, string? Column)[] errors) =>
        new(index, index + 2, "raw", [.. errors.Select(error => new RowError(index + 1, error.Code, $"row {index + 1}") { Column = error.Column })]);
}

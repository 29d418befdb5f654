using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>The state of an import changes only as the state machine allows, and its history says who and why.</summary>
public abstract class TransitionContract : StoreTest
{
    private static readonly Dictionary<ImportState, ImportState[]> WaysTo = new()
    {
        [ImportState.Queued] = [],
        [ImportState.Active] = [ImportState.Active],
        [ImportState.Paused] = [ImportState.Paused],
        [ImportState.AwaitingReview] = [ImportState.Active, ImportState.AwaitingReview],
        [ImportState.Cancelling] = [ImportState.Cancelling],
        [ImportState.Failed] = [ImportState.Failed],
        [ImportState.Cancelled] = [ImportState.Cancelling, ImportState.Cancelled],
    };

    private protected TransitionContract(StoreUnderTest database) : base(database)
    {
    }

    public static TheoryData<ImportState, ImportState> Pairs
    {
        get
        {
            var pairs = new TheoryData<ImportState, ImportState>();
            foreach (var from in WaysTo.Keys)
            {
                foreach (var to in Enum.GetValues<ImportState>().Where(to => to is not (ImportState.Completed or ImportState.CompletedWithErrors)))
                {
                    pairs.Add(from, to);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Only_listed_changes_happen(ImportState from, ImportState to)
    {
        var import = await InStateAsync(from);

        var changed = await Store.MoveAsync(import, to);

        var now = await Store.NowAsync(import);
        Assert.Equal(ImportTransitions.IsAllowed(from, to), changed is not null);
        Assert.Equal(changed is null ? from : to, now.State);
        Assert.Equal(changed is null ? import.Version : import.Version + 1, now.Version);
    }

    [Theory]
    [InlineData(RowOutcome.Inserted)]
    [InlineData(RowOutcome.Failed)]
    public async Task A_completed_import_stays_so_and_one_with_errors_may_only_go_on(RowOutcome outcome)
    {
        var import = await Store.ReadyAsync(2);
        await Store.ClaimAndSettleAsync(import, outcome);
        var ended = await Store.EndAsync(import);

        foreach (var to in Enum.GetValues<ImportState>().Where(to => !ImportTransitions.IsAllowed(ended.State, to)))
        {
            Assert.Null(await Store.MoveAsync(import, to));
        }

        Assert.Equal(outcome == RowOutcome.Failed, await Store.MoveAsync(import, ImportState.Active) is not null);
    }

    [Fact]
    public async Task The_history_says_who_changed_what_why_and_when()
    {
        var import = await Store.SubmitAsync(1);
        await Store.TransitionAsync(import.Tenant, import.Id, new StateChange(ImportState.Active, "worker 1", "started"), Cancel);
        await Store.TransitionAsync(import.Tenant, import.Id, new StateChange(ImportState.Paused, "bob", "lunch; \"back\" soon", "held back"), Cancel);

        var history = await Store.ReadTransitionsAsync(import, Cancel);

        Assert.Equal(
            [(null, ImportState.Queued, "ann", "submitted"), (ImportState.Queued, ImportState.Active, "worker 1", "started"), (ImportState.Active, ImportState.Paused, "bob", "lunch; \"back\" soon")],
            history.Select(change => ((ImportState?)change.From, change.To, change.Actor, change.Reason)));
        Assert.Equal(history.Select(change => change.At).Order(), history.Select(change => change.At));
        Assert.All(history, change => Assert.InRange(change.At, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5)));
        Assert.All(history, change => Assert.Equal(TimeSpan.Zero, change.At.Offset));
    }

    [Fact]
    public async Task The_error_is_shown_until_the_import_goes_on()
    {
        var import = await InStateAsync(ImportState.Active);
        var paused = await Store.MoveAsync(import, ImportState.Paused, "too many rows were refused");
        var active = await Store.MoveAsync(import, ImportState.Active);

        Assert.Equal("too many rows were refused", paused!.Error);
        Assert.Null(active!.Error);
    }

    [Fact]
    public async Task Start_and_end_are_dated_and_a_restart_has_no_end()
    {
        var import = await Store.SubmitAsync(1);
        var active = await Store.MoveAsync(import, ImportState.Active);
        var failed = await Store.MoveAsync(import, ImportState.Failed, "gone");
        var again = await Store.MoveAsync(import, ImportState.Active);

        Assert.NotNull(active!.StartedAt);
        Assert.Null(active.FinishedAt);
        Assert.NotNull(failed!.FinishedAt);
        Assert.Equal(active.StartedAt, again!.StartedAt);
        Assert.Null(again.FinishedAt);
    }

    [Fact]
    public async Task A_change_that_was_decided_on_another_state_does_not_happen()
    {
        var import = await InStateAsync(ImportState.Paused);
        var start = new StateChange(ImportState.Active, "worker", "started") { From = ImportState.Queued };

        Assert.Null(await Store.TransitionAsync(import.Tenant, import.Id, start, Cancel));
        Assert.NotNull(await Store.TransitionAsync(import.Tenant, import.Id, start with { From = ImportState.Paused }, Cancel));
    }

    [Fact]
    public async Task Of_two_people_who_decide_at_once_one_does()
    {
        var import = await InStateAsync(ImportState.Paused);
        var other = await Database.OpenAsync();

        var answers = await Task.WhenAll(
            Task.Run(() => Store.MoveAsync(import, ImportState.Active), Cancel),
            Task.Run(() => other.MoveAsync(import, ImportState.Active), Cancel));

        Assert.Single(answers, answer => answer is not null);
        Assert.Equal(["queued", "paused", "active"], await Store.HistoryAsync(import));
    }

    private async Task<ImportRecord> InStateAsync(ImportState state)
    {
        var import = await Store.SubmitAsync(1);
        foreach (var step in WaysTo[state])
        {
            Assert.NotNull(await Store.MoveAsync(import, step));
        }

        return await Store.NowAsync(import);
    }
}

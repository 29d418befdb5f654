namespace Inhaul.Tests.Stores;

public sealed class ImportRecordTests
{
    [Theory]
    [InlineData(ImportState.Queued, Liveness.Waiting)]
    [InlineData(ImportState.Active, Liveness.Interrupted)]
    [InlineData(ImportState.Paused, Liveness.Waiting)]
    [InlineData(ImportState.AwaitingReview, Liveness.Waiting)]
    [InlineData(ImportState.Cancelling, Liveness.Interrupted)]
    [InlineData(ImportState.Completed, Liveness.Ended)]
    [InlineData(ImportState.CompletedWithErrors, Liveness.Ended)]
    [InlineData(ImportState.Failed, Liveness.Ended)]
    [InlineData(ImportState.Cancelled, Liveness.Ended)]
    public void Without_a_live_lease_nothing_is_running(ImportState state, Liveness liveness) =>
        Assert.Equal(liveness, (Imports.OfColumns("a") with { State = state }).Liveness);

    [Theory]
    [InlineData(ImportState.Active, Liveness.Running)]
    [InlineData(ImportState.Paused, Liveness.Running)]
    [InlineData(ImportState.Cancelling, Liveness.Running)]
    [InlineData(ImportState.Completed, Liveness.Ended)]
    [InlineData(ImportState.Failed, Liveness.Ended)]
    public void A_live_lease_means_running_until_the_end(ImportState state, Liveness liveness) =>
        Assert.Equal(liveness, (Imports.OfColumns("a") with { State = state, HasLiveLease = true }).Liveness);
}

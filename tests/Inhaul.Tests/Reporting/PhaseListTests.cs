using Inhaul.Attachments;
using Inhaul.Reporting;
using Inhaul.Stores;
using Inhaul.Tests.Stores;

namespace Inhaul.Tests.Reporting;

public sealed class PhaseListTests
{
    private static readonly PhaseRuns NoRuns = new([], TimeSpan.FromSeconds(5), 0, 0, 0);

    [Theory]
    [InlineData(ImportState.Active, true, PhaseState.Running)]
    [InlineData(ImportState.Active, false, PhaseState.Interrupted)]
    [InlineData(ImportState.Paused, false, PhaseState.Waiting)]
    [InlineData(ImportState.Failed, false, PhaseState.Failed)]
    [InlineData(ImportState.Cancelled, false, PhaseState.Cancelled)]
    public void A_phase_that_has_begun_is_what_the_import_is(ImportState import, bool isLeased, PhaseState phase)
    {
        var begun = Import(import) with { HasLiveLease = isLeased, Phase = ImportPhase.Load, Counts = new RowCounts { Inserted = 4, Pending = 5 } };

        Assert.Equal([("Upload", PhaseState.Completed), ("Load", phase)], PhaseList.Of(Facts(begun)).Select(status => (status.Phase.ToString(), status.State)));
    }

    [Theory]
    [InlineData(ImportState.Queued, PhaseState.Pending)]
    [InlineData(ImportState.Active, PhaseState.Pending)]
    [InlineData(ImportState.Failed, PhaseState.Pending)]
    [InlineData(ImportState.Cancelled, PhaseState.Cancelled)]
    public void A_phase_that_has_not_begun_is_pending_unless_it_never_will(ImportState import, PhaseState phase) =>
        Assert.All(PhaseList.Of(Facts(Import(import))), status => Assert.Equal(phase, status.State));

    [Fact]
    public void The_load_does_not_count_the_time_of_attachments()
    {
        var attachments = new AttachmentCounts { Hashed = 3, Stored = 2, AlreadyThere = 1, HashTime = TimeSpan.FromSeconds(1), StoreTime = TimeSpan.FromSeconds(3) };
        var done = Import(ImportState.Completed) with { Phase = ImportPhase.Load, Counts = new RowCounts { Inserted = 9 } };

        Assert.Equal(
            [("Hash", 3L, 1d), ("Upload", 3L, 3d), ("Load", 9L, 1d)],
            PhaseList.Of(Facts(done) with { Attachments = attachments }).Select(status => (status.Phase.ToString(), status.Done, status.Time.TotalSeconds)));
    }

    [Fact]
    public void Subjects_that_are_aggregated_are_a_phase()
    {
        var import = Import(ImportState.Active) with { HasLiveLease = true, HasOpenSubjects = true, Phase = ImportPhase.Load, Counts = new RowCounts { Inserted = 9 } };

        var phase = PhaseList.Of(Facts(import) with { Runs = NoRuns with { Subjects = 3, SubjectsDone = 1, SubjectsFailed = 1 } })[^1];

        Assert.Equal("aggregate running               2 of 3 subjects, 1 given up  0.0 s", phase.ToString());
    }

    private static ImportRecord Import(ImportState state) => Imports.OfColumns("id") with { State = state };

    private static PhaseFacts Facts(ImportRecord import) => new(import, NoRuns, null, 0, 0);
}

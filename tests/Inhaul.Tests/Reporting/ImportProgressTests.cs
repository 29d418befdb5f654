using Inhaul.Attachments;
using Inhaul.Reporting;
using Inhaul.Stores;
using Inhaul.Tests.Stores;

namespace Inhaul.Tests.Reporting;

public sealed class ImportProgressTests
{
    [Fact]
    public void The_looks_at_several_sources_add_up_each_as_far_as_it_came()
    {
        var progress = new ImportProgress();
        progress.Looked(0, 10);
        progress.Looked(0, 30);
        progress.Looked(1, 5);
        Assert.Equal(35, progress.LookedBytes);
    }

    [Fact]
    public async Task Chunks_settled_at_the_same_time_are_all_counted()
    {
        var progress = new ImportProgress();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                progress.Settled(new RowCounts { Inserted = 2, Rejected = 1 });
            }
        })));
        Assert.Equal(new RowCounts { Inserted = 16_000, Rejected = 8_000 }, progress.Counts);
    }

    [Fact]
    public void Phases_are_told_from_the_plan_to_what_the_store_says_at_the_end()
    {
        var progress = new ImportProgress();
        Assert.Equal([("Plan", PhaseState.Running)], Told(progress));

        var import = Imports.OfColumns("id");
        progress.Begun(new PhaseFacts(import, new PhaseRuns([], TimeSpan.Zero, 0, 0, 0), new AttachmentCounts(), 0, 0));
        Assert.Equal([("Hash", PhaseState.Pending), ("Upload", PhaseState.Pending), ("Load", PhaseState.Pending)], Told(progress));

        progress.Kept(new RowCounts { Pending = 8, Duplicate = 1 });
        progress.Attached(new AttachmentCounts { Hashed = 5 });
        progress.Attached(new AttachmentCounts { Failed = 1, Unread = 1 });
        Assert.Equal([("Hash", PhaseState.Running), ("Upload", PhaseState.Running), ("Load", PhaseState.Running)], Told(progress));
        Assert.Equal((6L, 1L), (progress.Phases()[0].Done, progress.Phases()[0].Failed));

        progress.Settled(new RowCounts { Inserted = 7, Failed = 1 });
        progress.Verified(0);
        Assert.Equal(
            [("Hash", PhaseState.CompletedWithErrors), ("Upload", PhaseState.Completed), ("Load", PhaseState.CompletedWithErrors), ("Verify", PhaseState.Running)], Told(progress));

        progress.Ended([]);
        Assert.Empty(progress.Phases());
    }

    private static IEnumerable<(string, PhaseState)> Told(ImportProgress progress) => progress.Phases().Select(phase => (phase.Phase.ToString(), phase.State));
}

using Inhaul.Reporting;

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
}

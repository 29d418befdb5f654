using Inhaul.Writing;

namespace Inhaul.Tests.Writing;

public sealed class ChangeSpoolTests
{
    [Fact]
    public async Task Changes_are_read_by_chunk_and_the_last_attempt_at_a_chunk_counts()
    {
        using var spool = ChangeSpool.Create();
        Assert.True(spool.IsEmpty);
        var huge = new string('ö', 200_000);

        await AddAsync(spool, 2, new RowChange(0, [new FieldChange(0, null, "lost")]));
        await AddAsync(spool, 1, new RowChange(3, [new FieldChange(1, "", huge), new FieldChange(4, "x", null)]), new RowChange(5, []));
        await AddAsync(spool, 2);

        Assert.Equal((false, true, true, false), (spool.IsEmpty, spool.Has(1), spool.Has(2), spool.Has(3)));
        Assert.Empty(spool.Read(2));
        var read = spool.Read(1).ToList();
        Assert.Equal([3, 5], read.Select(change => change.Row));
        Assert.Equal([new FieldChange(1, "", huge), new FieldChange(4, "x", null)], read[0].Fields);
        Assert.Empty(read[1].Fields);
    }

    [Fact]
    public async Task Changes_added_after_others_were_read_destroy_none()
    {
        using var spool = ChangeSpool.Create();
        await AddAsync(spool, 1, new RowChange(1, [new FieldChange(0, "a", "b")]), new RowChange(2, []));
        Assert.Equal(1, spool.Read(1).First().Row);

        await AddAsync(spool, 2, new RowChange(7, []));

        Assert.Equal([1, 2], spool.Read(1).Select(change => change.Row));
        Assert.Equal([7], spool.Read(2).Select(change => change.Row));
    }

    private static Task AddAsync(ChangeSpool spool, int chunk, params RowChange[] changes) =>
        spool.AddAsync(chunk, changes.ToAsyncEnumerable(), TestContext.Current.CancellationToken);
}

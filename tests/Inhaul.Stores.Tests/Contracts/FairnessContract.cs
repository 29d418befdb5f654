using Inhaul.Delivery;
using Inhaul.Hosting;
using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>A small import starts within the time of one chunk behind a huge one, also with one worker.</summary>
public abstract class FairnessContract : WorkerTest
{
    private protected FairnessContract(StoreUnderTest database) : base(database)
    {
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_huge_import_gets_at_most_one_chunk_per_worker_before_small_ones_begin(int workers)
    {
        var huge = await BroughtInAsync("huge", 100, 1);
        var hosted = Workers(workers);
        await StepAsync(hosted, rounds: 5);
        var before = await SettledAsync(huge);
        Assert.Equal(5 * workers, before);

        var small = await BroughtInAsync("small", 1, 1);
        var other = await BroughtInAsync("other", 1, 1, SampleImport.OtherTenant);
        for (var steps = 0; await SettledAsync(small) + await SettledAsync(other) < 2; steps++)
        {
            Assert.True(steps < 10, "the small imports were to begin");
            await hosted[steps % workers].WorkOnceAsync(Cancel);
        }

        Assert.InRange(await SettledAsync(huge) - before, 0, workers);
    }

    [Fact]
    public async Task Tenants_get_the_same_share_however_much_they_have()
    {
        ImportRecord[] many = [await BroughtInAsync("one", 20, 1), await BroughtInAsync("two", 20, 1), await BroughtInAsync("three", 20, 1)];
        var single = await BroughtInAsync("four", 20, 1, SampleImport.OtherTenant);

        await StepAsync(Workers(1), rounds: 12);

        Assert.Equal(6, await SettledAsync(single));
        Assert.All(await Task.WhenAll(many.Select(SettledAsync)), settled => Assert.Equal(2, settled));
    }

    private HostedWorker[] Workers(int count)
    {
        var imports = new ImportsInWork(Store, new WorkerReport(_ => Task.CompletedTask, _ => Task.CompletedTask));
        var intakes = new IntakeTakeover(Store, SampleImport.Ann, HostOptions(count));
        var turn = new FairTurn();
        return [.. Enumerable.Range(1, count).Select(number => new HostedWorker(Store, $"worker {number}", HostOptions(count), imports, turn, intakes, new ImportReach(Store, HostOptions(count))))];
    }

    private static async Task StepAsync(HostedWorker[] workers, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            foreach (var worker in workers)
            {
                Assert.Equal(StepResult.Delivered, await worker.WorkOnceAsync(Cancel));
            }
        }
    }

    private async Task<int> SettledAsync(ImportRecord import) => (await Store.ChunksAsync(import)).Count(chunk => chunk.IsSettled);
}

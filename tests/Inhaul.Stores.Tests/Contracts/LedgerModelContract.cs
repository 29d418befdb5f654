using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>
/// Long random lives of two imports of two tenants, step by step beside a simple model of what must be true: whoever dies, returns late or
/// interferes, the store and the model agree, and no row is ever lost or counted twice.
/// </summary>
public abstract class LedgerModelContract : StoreTest
{
    private const int Steps = 400;

    private static readonly Comparer<ImportKey> ByTenant = Comparer<ImportKey>.Create((left, right) => string.CompareOrdinal(left.Tenant, right.Tenant));

    private protected LedgerModelContract(StoreUnderTest database) : base(database)
    {
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task The_store_agrees_with_the_model_after_every_step(int seed)
    {
        var random = new Random(seed);
        LedgerModel[] models = [await StartAsync(SampleImport.Tenant, random), await StartAsync(SampleImport.OtherTenant, random)];
        for (var step = 0; step < Steps; step++)
        {
            var stepped = random.Next(models.Length);
            var done = $"seed {seed}, step {step}, {await models[stepped].StepAsync()} of import {stepped}";
            foreach (var model in models)
            {
                await model.AssertAgreesAsync(done);
            }

            await AssertWorkAsync(models, done);
        }

        foreach (var model in models)
        {
            await model.FinishAsync();
        }

        Assert.Empty(await Store.Work.FindWorkAsync(10, Cancel));
        Assert.Empty(await Store.Work.FindOpenAsync(10, Cancel));
        Assert.True(models.Sum(model => model.Zombies) > 0 && models.Sum(model => model.Settled) > 0, "the walk was to meet zombies and settle chunks");
    }

    private async Task<LedgerModel> StartAsync(string tenant, Random random)
    {
        var (import, _) = await Store.SubmitAsync(SampleImport.Of(LedgerModel.RowsPerChunk) with { Tenant = tenant }, Cancel);
        return new LedgerModel(Store, Database, (await Store.MoveAsync(import, ImportState.Active))!, random);
    }

    private async Task AssertWorkAsync(IEnumerable<LedgerModel> models, string after)
    {
        var found = await Store.Work.FindWorkAsync(10, Cancel);
        var expected = models.Where(model => model.IsWork).Select(model => model.Key).ToList();
        Assert.True(found.Order(ByTenant).SequenceEqual(expected.Order(ByTenant)), $"After {after} the store finds work for {string.Join(", ", found)} but should for {string.Join(", ", expected)}");
    }
}

using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>
/// Long random lives of an import, step by step beside a simple model of what must be true: whoever dies, returns late or
/// interferes, the store and the model agree, and no row is ever lost or counted twice.
/// </summary>
public abstract class LedgerModelContract : StoreTest
{
    private const int Steps = 250;

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
        var import = await Store.StartAsync(LedgerModel.RowsPerChunk);
        var model = new LedgerModel(Store, Database, import, random);
        for (var step = 0; step < Steps; step++)
        {
            var done = await model.StepAsync();
            await model.AssertAgreesAsync($"seed {seed}, step {step}, {done}");
        }

        await model.FinishAsync();
        Assert.True(model.Zombies > 0 && model.Settled > 0, "the walk was to meet zombies and settle chunks");
    }
}

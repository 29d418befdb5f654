using Inhaul.Stores;

namespace Inhaul.Stores.Tests;

/// <summary>A test on a fresh store of its own.</summary>
public abstract class StoreTest : IAsyncLifetime
{
    private protected StoreTest(StoreUnderTest database) => Database = database;

    /// <summary>The store from the outside.</summary>
    internal StoreUnderTest Database { get; }

    /// <summary>The store.</summary>
    private protected IImportStore Store => Database.Store;

    /// <summary>Ends with the test run.</summary>
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync() => await Database.StartAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Waits until something is so; what never comes to be fails the test.</summary>
    private protected static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(30); !await isSo();)
        {
            Assert.True(DateTime.UtcNow < deadline, "it never came to be");
            await Task.Delay(1, Cancel);
        }
    }
}

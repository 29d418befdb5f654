using Inhaul.Clusters;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>A PostgreSQL server that the tests of one class may kill.</summary>
public sealed class OwnCluster : IAsyncLifetime
{
    /// <summary>The server.</summary>
    internal PostgresCluster Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await PostgresCluster.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

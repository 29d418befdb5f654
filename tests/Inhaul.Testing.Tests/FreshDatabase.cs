using Inhaul.Clusters;

namespace Inhaul.Testing.Tests;

/// <summary>An empty database of PostgreSQL, which goes away with the test.</summary>
internal sealed class FreshDatabase : IDisposable
{
    private readonly PostgresCluster _cluster;
    private readonly string _name;

    private FreshDatabase(PostgresCluster cluster)
    {
        _cluster = cluster;
        _name = cluster.CreateDatabase();
    }

    /// <summary>Where it is.</summary>
    public string Address => _cluster.Url(_name);

    /// <summary>Makes one.</summary>
    public static async Task<FreshDatabase> CreateAsync() => new(await PostgresCluster.SharedAsync());

    public void Dispose() => _cluster.DropDatabase(_name);
}

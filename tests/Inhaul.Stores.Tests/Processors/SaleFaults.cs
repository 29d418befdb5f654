using System.Collections.Concurrent;

namespace Inhaul.Stores.Tests.Processors;

/// <summary>How often <see cref="SaleAggregator"/> is still to fail for a shop.</summary>
public sealed class SaleFaults
{
    private readonly ConcurrentDictionary<string, int> _left = new();

    /// <summary>Says how often.</summary>
    public void Fail(string shop, int times) => _left[shop] = times;

    /// <summary>Whether it is to fail now.</summary>
    public bool IsFailing(string shop) => _left.AddOrUpdate(shop, -1, (_, left) => left - 1) >= 0;
}

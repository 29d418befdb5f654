using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>
/// Whose turn it is: tenants in rotation, and within a tenant its imports in rotation, so that a small import need not wait
/// for the end of a huge one. The workers of a process share one; what it remembers need not outlive it.
/// </summary>
internal sealed class FairTurn
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Guid> _lastImports = new(StringComparer.Ordinal);
    private string _lastTenant = "";

    /// <summary>Chooses the next of some imports, at least one, and gives it the turn.</summary>
    public ImportKey Next(IReadOnlyCollection<ImportKey> imports)
    {
        lock (_gate)
        {
            _lastTenant = After(imports.Select(import => import.Tenant), _lastTenant, StringComparer.Ordinal);
            var ids = imports.Where(import => import.Tenant == _lastTenant).Select(import => import.Id);
            var id = After(ids, _lastImports.GetValueOrDefault(_lastTenant), Comparer<Guid>.Default);
            _lastImports[_lastTenant] = id;
            return new ImportKey(_lastTenant, id);
        }
    }

    /// <summary>The smallest value greater than the last one, or the smallest of all when there is none.</summary>
    private static T After<T>(IEnumerable<T> values, T last, IComparer<T> order)
    {
        T[] sorted = [.. values.Order(order)];
        var next = Array.FindIndex(sorted, value => order.Compare(value, last) > 0);
        return sorted[Math.Max(0, next)];
    }
}

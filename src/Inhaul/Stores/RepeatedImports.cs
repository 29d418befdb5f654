using System.Globalization;

namespace Inhaul.Stores;

/// <summary>Finds imports that were done several times under one idempotency key: the second time has <c>:2</c> behind it, and so on.</summary>
internal static class RepeatedImports
{
    /// <summary>The last import with a key, and the key that the next one would have.</summary>
    public static async Task<(ImportRecord? Last, string NextKey)> FindLastAsync(this IImportStore store, string tenant, string firstKey, CancellationToken cancellationToken)
    {
        ImportRecord? last = null;
        for (var time = 1; ; time++)
        {
            var key = time == 1 ? firstKey : string.Create(CultureInfo.InvariantCulture, $"{firstKey}:{time}");
            if (await store.FindByKeyAsync(tenant, key, cancellationToken) is not { } import)
            {
                return (last, key);
            }

            last = import;
        }
    }
}

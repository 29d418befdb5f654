using System.CommandLine;
using Inhaul.Stores;

namespace Inhaul.Cli.Commands;

/// <summary>The import that a command is about: its id, or enough of its start to be the only one.</summary>
internal static class ImportId
{
    /// <summary>The argument of such a command.</summary>
    public static Argument<string> Argument() => new("ID") { Description = "The import's id, or the start of it" };

    /// <summary>Finds the import.</summary>
    /// <exception cref="InvalidConfigurationException">There is no such import, or there are several.</exception>
    public static async Task<ImportRecord> FindAsync(IImportStore store, string tenant, string id, CancellationToken cancellationToken)
    {
        var ids = Guid.TryParse(id, out var whole) ? [whole] : await store.FindIdsAsync(tenant, id, cancellationToken);
        if (ids.Count > 1)
        {
            throw new InvalidConfigurationException($"'{id}' is the start of several imports: {string.Join(", ", ids)}. Write more of it.");
        }

        var import = ids.Count == 1 ? await store.FindAsync(tenant, ids[0], cancellationToken) : null;
        return import ?? throw new InvalidConfigurationException($"There is no import {id}. 'inhaul list' shows those there are.");
    }
}

using System.Globalization;
using System.Reflection;

namespace Inhaul.Stores;

/// <summary>The migrations that a store's project carries in its <c>Migrations</c> folder, by number.</summary>
internal sealed class MigrationFiles
{
    private const string Marker = ".Migrations.";

    private readonly List<Migration> _all;

    /// <summary>Reads the migrations of a project.</summary>
    public MigrationFiles(Assembly project)
    {
        _all =
        [
            .. project.GetManifestResourceNames()
                .Where(resource => resource.Contains(Marker, StringComparison.Ordinal))
                .Select(resource => Read(project, resource))
                .OrderBy(migration => migration.Number),
        ];
    }

    /// <summary>The number of the newest.</summary>
    public int Last => _all[^1].Number;

    /// <summary>Those that a store of some version does not have yet, in order.</summary>
    /// <exception cref="InvalidConfigurationException">The store was made by a newer version of Inhaul.</exception>
    public IReadOnlyList<Migration> After(long version) => version <= Last
        ? [.. _all.Where(migration => migration.Number > version)]
        : throw new InvalidConfigurationException(
            $"The store was made by a newer version of Inhaul (its migration {version}, this version knows {Last}). Use that version.");

    private static Migration Read(Assembly project, string resource)
    {
        var file = resource[(resource.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)..];
        using var reader = new StreamReader(project.GetManifestResourceStream(resource)!);
        return new Migration(int.Parse(file.AsSpan(0, 4), CultureInfo.InvariantCulture), file, reader.ReadToEnd());
    }
}

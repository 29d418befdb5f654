namespace Inhaul.Sources;

/// <summary>Follows all links of a path, as an operating system does when it opens it.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>Where a path leads; null when a link of it leads nowhere or in a circle, or nothing is there.</summary>
    public static string? Of(string path)
    {
        var rest = new Stack<string>(Parts(Path.GetFullPath(path)).Reverse());
        var real = Path.GetPathRoot(Path.GetFullPath(path))!;
        var links = 0;
        while (rest.TryPop(out var part))
        {
            var next = part == ".." ? Path.GetDirectoryName(real) ?? real : Path.Combine(real, part);
            if (LinkOf(next) is not { } target)
            {
                real = next;
            }
            else if (++links > MostLinks)
            {
                return null;
            }
            else
            {
                real = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : real;
                foreach (var step in Parts(target).Reverse())
                {
                    rest.Push(step);
                }
            }
        }

        return Path.Exists(real) ? real : null;
    }

    /// <summary>Where a folder is.</summary>
    /// <exception cref="InvalidConfigurationException">There is none.</exception>
    public static string OfFolder(string folder) =>
        Of(folder) is { } real && Directory.Exists(real) ? real : throw new InvalidConfigurationException($"{folder} is no folder.");

    /// <summary>The path from a folder of something in it, with <c>/</c> between its parts; null when it is not in it.</summary>
    public static string? Within(string folder, string path)
    {
        var relative = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
        return relative == "." ? ""
            : relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null
            : relative;
    }

    private static string? LinkOf(string path) => new FileInfo(path).LinkTarget;

    private static IEnumerable<string> Parts(string path) =>
        path[Path.GetPathRoot(path)!.Length..].Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".");
}

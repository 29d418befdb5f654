namespace Inhaul.Review.Python.Names;

/// <summary>The dotted name that a file has as a module.</summary>
internal static class ModulePath
{
    /// <summary>True for the file that stands for its folder.</summary>
    public static bool IsPackage(string path) => Path.GetFileName(path) == "__init__.py";

    /// <summary>The parts of the name.</summary>
    public static IReadOnlyList<string> Of(string path)
    {
        var parts = path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").ToList();
        if (IsPackage(path))
        {
            parts.RemoveAt(parts.Count - 1);
        }
        else if (parts.Count > 0)
        {
            parts[^1] = Path.GetFileNameWithoutExtension(parts[^1]);
        }

        return parts;
    }

    /// <summary>The parts that a relative import of some level means, seen from a file.</summary>
    public static IReadOnlyList<string> Relative(string from, int level, string module)
    {
        var parts = Of(from).ToList();
        var up = level - (IsPackage(from) ? 1 : 0);
        parts.RemoveRange(Math.Max(0, parts.Count - up), Math.Min(up, parts.Count));
        parts.AddRange(module.Split('.', StringSplitOptions.RemoveEmptyEntries));
        return parts;
    }
}

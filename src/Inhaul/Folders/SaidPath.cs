using Inhaul.Sources;

namespace Inhaul.Folders;

/// <summary>A path that somebody wrote into a record, on whichever machine: taken apart without asking the operating system.</summary>
internal sealed class SaidPath
{
    private SaidPath(bool isAbsolute, bool isForeign, IReadOnlyList<string> parts) => (IsAbsolute, IsForeign, Parts) = (isAbsolute, isForeign, parts);

    /// <summary>Whether it starts at the root of a machine.</summary>
    public bool IsAbsolute { get; }

    /// <summary>Whether it is none that a folder could hold: with a drive, a server, a scheme or a NUL character.</summary>
    public bool IsForeign { get; }

    /// <summary>Its parts; a part <c>..</c> is there only in front of all others, where it leads out of what it starts at.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>Takes a path apart. A backslash separates parts as a slash does.</summary>
    public static SaidPath Of(string text)
    {
        var path = text.Replace('\\', '/');
        return new SaidPath(path.StartsWith('/'), ForeignPath.Is(path) || ForeignPath.HasDrive(path), Normal(path.Split('/')));
    }

    /// <summary>The path from a root when this one starts at a folder below it; null when it leads out of the root.</summary>
    public string? From(string folder) =>
        Normal([.. folder.Split('/'), .. Parts]) is { Count: > 0 } parts && parts[0] != ".." ? string.Join('/', parts) : null;

    private static List<string> Normal(IEnumerable<string> parts)
    {
        var normal = new List<string>();
        foreach (var part in parts)
        {
            if (part == ".." && normal.Count > 0 && normal[^1] != "..")
            {
                normal.RemoveAt(normal.Count - 1);
            }
            else if (part is not ("" or "."))
            {
                normal.Add(part);
            }
        }

        return normal;
    }
}

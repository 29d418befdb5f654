using System.Text;
using Inhaul.Mapping.Cleaning;
using Inhaul.Sources;

namespace Inhaul.Folders;

/// <summary>
/// The files of a folder and all folders in it. A path that somebody wrote is only ever looked up here, never opened as it is: so
/// nothing outside the folder can be reached by it.
/// </summary>
internal sealed class FolderTree
{
    private readonly Dictionary<string, int> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly int[] _nextOfName;

    /// <summary>Makes a tree of what was found.</summary>
    /// <param name="root">The real path of the folder.</param>
    /// <param name="files">What was found; it is put in the ordinal order of paths.</param>
    /// <param name="folderLinks">Per link to a folder of the tree, the path of that folder.</param>
    public FolderTree(string root, List<TreeFile> files, IReadOnlyDictionary<string, string> folderLinks)
    {
        files.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        (Root, Files, FolderLinks) = (root, files, folderLinks);
        _nextOfName = new int[files.Count];
        for (var i = files.Count - 1; i >= 0; i--)
        {
            var name = Normal(files[i].Name);
            _byPath[files[i].Path] = i;
            _nextOfName[i] = _byName.TryGetValue(name, out var next) ? next : -1;
            _byName[name] = i;
        }
    }

    /// <summary>The real path of the folder.</summary>
    public string Root { get; }

    /// <summary>All files, in the ordinal order of their paths.</summary>
    public IReadOnlyList<TreeFile> Files { get; }

    /// <summary>Per link to a folder of the tree, the path of that folder.</summary>
    public IReadOnlyDictionary<string, string> FolderLinks { get; }

    /// <summary>The path from the root of something in the folder; null when it is not in it.</summary>
    public string? Within(string realPath) => RealPath.Within(Root, realPath);

    /// <summary>The file with exactly this path; null when there is none.</summary>
    public TreeFile? Find(string path) => _byPath.TryGetValue(path, out var found) ? Files[found] : null;

    /// <summary>
    /// The file at a path, through links to folders of the tree. One that differs in case or in its Unicode form only is found,
    /// too, if it is the only one.
    /// </summary>
    public TreeFile? FindLike(string path)
    {
        var direct = WithoutLinks(path);
        return Find(direct) ?? (WithName(direct[(direct.LastIndexOf('/') + 1)..]).Where(file => IsLike(file.Path, direct)).Take(2).ToList() is [var only] ? only : null);
    }

    /// <summary>The files with a name, whatever its case and its Unicode form.</summary>
    public IEnumerable<TreeFile> WithName(string name)
    {
        for (var i = _byName.TryGetValue(Normal(name), out var first) ? first : -1; i >= 0; i = _nextOfName[i])
        {
            yield return Files[i];
        }
    }

    /// <summary>Whether two paths, or parts of them, differ in case and Unicode form at most.</summary>
    public static bool IsLike(string left, string right) => string.Equals(Normal(left), Normal(right), StringComparison.OrdinalIgnoreCase);

    private static string Normal(string text) => Ascii.IsValid(text) ? text : UnicodeForm.Normalize(text, isCompatible: false);

    private string WithoutLinks(string path)
    {
        // No link leads below another one, since links to folders are not walked into.
        foreach (var (link, folder) in FolderLinks)
        {
            if (path.StartsWith(link, StringComparison.Ordinal) && path.Length > link.Length && path[link.Length] == '/')
            {
                return folder.Length == 0 ? path[(link.Length + 1)..] : folder + path[link.Length..];
            }
        }

        return path;
    }
}

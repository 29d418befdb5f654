using Inhaul.Sources;

namespace Inhaul.Folders;

/// <summary>
/// The files of a folder and all folders in it. A path that somebody wrote is only ever looked up here, never opened as it is: so
/// nothing outside the folder can be reached by it.
/// </summary>
internal sealed class FolderTree
{
    private readonly List<TreeFile> _files = [];
    private readonly Lazy<PathEnds> _ends;

    /// <summary>Makes a tree of what was found.</summary>
    /// <param name="root">The real path of the folder.</param>
    /// <param name="files">What was found; it is put in the ordinal order of paths.</param>
    /// <param name="folderLinks">Per link to a folder of the tree, the path of that folder.</param>
    public FolderTree(string root, List<TreeFile> files, IReadOnlyDictionary<string, string> folderLinks)
    {
        (Root, FolderLinks) = (root, folderLinks);
        _ends = new Lazy<PathEnds>(() => new PathEnds(_files));
        files.Sort(ByPath);
        _files.EnsureCapacity(files.Count);
        foreach (var file in files)
        {
            // Names that are no text are all the same to .NET, which cannot open them either.
            if (_files.Count == 0 || _files[^1].Path != file.Path)
            {
                _files.Add(file);
            }
        }
    }

    /// <summary>The real path of the folder.</summary>
    public string Root { get; }

    /// <summary>All files, in the ordinal order of their paths.</summary>
    public IReadOnlyList<TreeFile> Files => _files;

    /// <summary>Per link to a folder of the tree, the path of that folder.</summary>
    public IReadOnlyDictionary<string, string> FolderLinks { get; }

    /// <summary>Where the bytes of a file are, with all links followed.</summary>
    public string FullPath(TreeFile file) => Path.Combine(Root, file.LinkTo ?? file.Path);

    /// <summary>The path from the root of something in the folder; null when it is not in it.</summary>
    public string? Within(string realPath) => RealPath.Within(Root, realPath);

    /// <summary>The file with exactly this path; null when there is none.</summary>
    public TreeFile? Find(string path) => _files.BinarySearch(new TreeFile(path, TreeEntryKind.File), Comparer<TreeFile>.Create(ByPath)) is >= 0 and var place ? _files[place] : null;

    /// <summary>
    /// The file at a path, through links to folders of the tree. One that differs in case or in its Unicode form only is found,
    /// too, if it is the only one.
    /// </summary>
    public TreeFile? FindLike(string path)
    {
        var direct = WithoutLinks(path);
        return Find(direct) ?? (_ends.Value.Like(direct) is [var only] ? only : null);
    }

    /// <summary>The files that have the most parts of a path in common with it, counted from the end.</summary>
    public ArraySegment<TreeFile> LongestEnd(IReadOnlyList<string> parts) => _ends.Value.Longest(parts);

    private static int ByPath(TreeFile? left, TreeFile? right) => string.CompareOrdinal(left!.Path, right!.Path);

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

using Inhaul.Sources;

namespace Inhaul.Folders;

/// <summary>Walks over a folder and all folders in it. Links to folders are not followed: what they lead to is met where it is, or lies outside.</summary>
internal sealed class FolderWalk
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = default, IgnoreInaccessible = false, ReturnSpecialDirectories = false };

    private readonly string _root;
    private readonly Func<string, bool> _isRecord;
    private readonly FolderFindings _findings;
    private readonly List<TreeFile> _files = [];
    private readonly Dictionary<string, string> _folderLinks = new(StringComparer.Ordinal);
    private readonly Stack<(string Full, string Path)> _folders = [];

    private FolderWalk(string root, Func<string, bool> isRecord, FolderFindings findings) => (_root, _isRecord, _findings) = (root, isRecord, findings);

    /// <summary>Walks over a folder.</summary>
    /// <param name="folder">The folder; it may be a link itself.</param>
    /// <param name="isRecord">Whether a name is that of a record file.</param>
    /// <param name="findings">Told what is odd and costs no row.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="InvalidConfigurationException">There is no such folder, or it may not be read.</exception>
    public static FolderTree Walk(string folder, Func<string, bool> isRecord, FolderFindings findings, CancellationToken cancellationToken)
    {
        var root = RealPath.OfFolder(folder);
        var walk = new FolderWalk(root, isRecord, findings);
        walk._folders.Push((root, ""));
        while (walk._folders.TryPop(out var next))
        {
            cancellationToken.ThrowIfCancellationRequested();
            walk.Read(next.Full, next.Path);
        }

        return new FolderTree(root, walk._files, walk._folderLinks);
    }

    private void Read(string full, string path)
    {
        try
        {
            foreach (var entry in new DirectoryInfo(full).EnumerateFileSystemInfos("*", Everything))
            {
                TakeIfThere(entry, path.Length == 0 ? entry.Name : $"{path}/{entry.Name}");
            }
        }
        catch (Exception refusal) when (refusal is UnauthorizedAccessException or IOException)
        {
            if (path.Length == 0)
            {
                throw new InvalidConfigurationException($"{full} cannot be read: {refusal.Message}");
            }

            _files.Add(new TreeFile($"{path}/", TreeEntryKind.Unreadable));
        }
    }

    private void TakeIfThere(FileSystemInfo entry, string path)
    {
        try
        {
            Take(entry, path);
        }
        catch (FileNotFoundException)
        {
            // It was there a moment ago, as files are that somebody writes and renames meanwhile.
        }
    }

    private void Take(FileSystemInfo entry, string path)
    {
        if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
        {
            TakeLink(entry.FullName, path);
        }
        else if (entry is FileInfo file)
        {
            _files.Add(new TreeFile(path, TreeEntryKind.File) { Bytes = file.Length, Modified = file.LastWriteTimeUtc });
        }
        else
        {
            TakeFolderLikeRecord(path);
            _folders.Push((entry.FullName, path));
        }
    }

    private void TakeLink(string full, string path)
    {
        var real = RealPath.Of(full);
        var within = real is null ? null : RealPath.Within(_root, real);
        if (real is not null && Directory.Exists(real))
        {
            if (within is not null)
            {
                _folderLinks.Add(path, within);
            }

            TakeFolderLikeRecord(path);
            _findings.Add(path, FindingCodes.FolderLink, within is null
                ? $"the folder {path} is a link that leads out of {_root}, and was not read. Copy what belongs to the import into the folder."
                : $"the folder {path} is a link to {(within.Length == 0 ? "the folder itself" : within)}; its files are read once, where they are.");
            return;
        }

        var target = within is null ? null : new FileInfo(real!);
        _files.Add(new TreeFile(path, real is null ? TreeEntryKind.Broken : target is null ? TreeEntryKind.Outside : TreeEntryKind.File)
        {
            Bytes = target?.Length ?? 0,
            Modified = target?.LastWriteTimeUtc ?? default,
            LinkTo = within,
        });
    }

    private void TakeFolderLikeRecord(string path)
    {
        if (_isRecord(path[(path.LastIndexOf('/') + 1)..]))
        {
            _files.Add(new TreeFile(path, TreeEntryKind.Folder));
        }
    }
}

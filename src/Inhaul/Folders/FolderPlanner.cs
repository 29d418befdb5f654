using System.IO.Enumeration;
using Inhaul.Sources;
using Inhaul.Stores;

namespace Inhaul.Folders;

/// <summary>
/// Finds the record files of a folder, and those among them that have to be imported: the folder is walked over, then each file that was imported
/// before is compared, and then the plan is made.
/// </summary>
internal sealed class FolderPlanner
{
    private readonly FolderOptions _options;
    private readonly FolderFindings _findings;
    private readonly Func<KnownFolderFile, bool> _isDone;
    private readonly FolderTree _tree;
    private readonly List<TreeFile> _records;
    private readonly HashSet<string> _unchanged = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlannedFile> _changed = new(StringComparer.Ordinal);
    private readonly KnownContents _contents = new();
    private readonly List<string> _gone = [];

    private FolderPlanner(FolderTree tree, FolderOptions options, FolderFindings findings, Func<KnownFolderFile, bool> isDone)
    {
        (_tree, _options, _findings, _isDone) = (tree, options, findings, isDone);
        _records = options.SingleFile is null ? [.. tree.Files.Where(IsRecord)] : [Single()];
    }

    /// <summary>Walks over a folder.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="options">Which files are records.</param>
    /// <param name="findings">Told what is odd and costs no row.</param>
    /// <param name="isDone">Whether what a file gave before is as it is wanted, as long as the file did not change.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="InvalidConfigurationException">There is no such folder.</exception>
    public static FolderPlanner Walk(string root, FolderOptions options, FolderFindings findings, Func<KnownFolderFile, bool> isDone, CancellationToken cancellationToken) =>
        new(FolderWalk.Walk(root, name => IsRecord(name, options), findings, cancellationToken), options, findings, isDone);

    /// <summary>Compares a file that was imported before.</summary>
    public void Compare(KnownFolderFile known)
    {
        if (_tree.Find(known.File.Path) is not { } file || !IsWanted(file))
        {
            _gone.Add(known.File.Path);
        }
        else if (!_isDone(known) || !IsSameAttachment(known.File) || file.Bytes != known.File.Bytes || file.Kind != TreeEntryKind.File)
        {
            _changed.Add(file.Path, new PlannedFile(file, known));
        }
        else if (file.Modified != known.File.Modified)
        {
            _changed.Add(file.Path, new PlannedFile(file, known) { UnlessSha256 = known.File.Sha256 });
        }
        else
        {
            _unchanged.Add(file.Path);
            _contents.Add(known.File.Sha256, file.Path);
        }
    }

    /// <summary>Makes the plan, when everything that was imported before is compared.</summary>
    /// <exception cref="InvalidConfigurationException">There is no record file in the folder.</exception>
    public FolderPlan Plan()
    {
        TellOfLinks();
        var gone = _options.SingleFile is null ? _gone : [];
        gone.Sort(StringComparer.Ordinal);
        gone.ForEach(path => _findings.Add(path, FindingCodes.FileGone, $"{path} was imported before and is not there any more; its rows stay."));
        return _records.Count == 0
            ? throw Empty(gone.Count)
            : new FolderPlan(
                _tree, _records.Count, [.. _records.Where(file => !_unchanged.Contains(file.Path)).Select(file => _changed.GetValueOrDefault(file.Path) ?? new PlannedFile(file, null))],
                _unchanged.Count, _contents, gone.Count);
    }

    private void TellOfLinks()
    {
        foreach (var file in _records)
        {
            if (file.LinkTo is { } target && IsRecord(target[(target.LastIndexOf('/') + 1)..], _options))
            {
                _findings.Add(file.Path, FindingCodes.LinkedTwice, $"{file.Path} is a link to {target}, which is a record file itself; both are imported.");
            }
        }
    }

    private static bool IsRecord(string name, FolderOptions options) => FileSystemName.MatchesSimpleExpression(options.Records, name, ignoreCase: false);

    private bool IsWanted(TreeFile file) => _options.SingleFile is null ? IsRecord(file) : file.Path == _records[0].Path;

    /// <summary>Whether a file is one for the import. A folder that may not be read is, too: it may hold records.</summary>
    private bool IsRecord(TreeFile file) => file.Kind == TreeEntryKind.Unreadable || IsRecord(file.Name, _options);

    /// <summary>The only file that is wanted: by its path in the folder, or a full one, or one that starts where the command runs.</summary>
    private TreeFile Single()
    {
        var path = _options.SingleFile!;
        return (SaidPath.Of(path) is { IsAbsolute: false, IsForeign: false } said && said.From("") is { } within ? _tree.Find(within) : null)
            ?? (RealPath.Of(path) is { } real && _tree.Within(real) is { } found ? _tree.Find(found) : null)
            ?? throw new InvalidConfigurationException($"There is no file {path} in the folder {_tree.Root}. Name one in it, by its path from there.");
    }

    private bool IsSameAttachment(FolderFile file) => file.Attachment is null
        || (_tree.Find(file.Attachment) is { Kind: TreeEntryKind.File } now && now.Bytes == file.AttachmentBytes && now.Modified == file.AttachmentModified);

    private InvalidConfigurationException Empty(int gone) => new(
        $"No file in {_tree.Root} has a name like {_options.Records}. Say with --records which are the records, such as --records '*.json'.{(gone == 0 ? "" : $" There were {gone} before, whose rows stay.")}");
}

using System.IO.Enumeration;
using Inhaul.Sources;
using Inhaul.Stores;

namespace Inhaul.Folders;

/// <summary>Finds the record files of a folder, and those among them that have to be imported.</summary>
/// <param name="root">The folder.</param>
/// <param name="options">Which files are records.</param>
/// <param name="findings">Told what is odd and costs no row.</param>
internal sealed class FolderPlanner(string root, FolderOptions options, FolderFindings findings)
{
    /// <summary>Makes the plan.</summary>
    /// <param name="known">What was imported before, as it is to be compared.</param>
    /// <param name="isDone">Whether what a file gave before is as it is wanted, as long as the file did not change.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="InvalidConfigurationException">There is no such folder, or no record file in it.</exception>
    public FolderPlan Plan(IReadOnlyList<KnownFolderFile> known, Func<KnownFolderFile, bool> isDone, CancellationToken cancellationToken)
    {
        var tree = FolderWalk.Walk(root, IsRecord, findings, cancellationToken);
        var before = known.ToDictionary(file => file.File.Path, StringComparer.Ordinal);
        var planned = new List<PlannedFile>();
        var unchanged = new List<KnownFolderFile>();
        var records = 0;
        foreach (var file in Records(tree))
        {
            records++;
            before.Remove(file.Path, out var last);
            if (file.LinkTo is { } target && IsRecord(target[(target.LastIndexOf('/') + 1)..]))
            {
                findings.Add(file.Path, FindingCodes.LinkedTwice, $"{file.Path} is a link to {target}, which is a record file itself; both are imported.");
            }

            if (last is null || !isDone(last) || !IsSameAttachment(tree, last.File) || file.Bytes != last.File.Bytes || file.Kind != TreeEntryKind.File)
            {
                planned.Add(new PlannedFile(file, last));
            }
            else if (file.Modified != last.File.Modified)
            {
                planned.Add(new PlannedFile(file, last) { UnlessSha256 = last.File.Sha256 });
            }
            else
            {
                unchanged.Add(last);
            }
        }

        List<string> gone = options.SingleFile is null ? [.. before.Keys.Order(StringComparer.Ordinal)] : [];
        gone.ForEach(path => findings.Add(path, FindingCodes.FileGone, $"{path} was imported before and is not there any more; its rows stay."));
        return records > 0 ? new FolderPlan(tree, records, planned, unchanged, gone) : throw Empty(gone.Count);
    }

    private bool IsRecord(string name) => FileSystemName.MatchesSimpleExpression(options.Records, name, ignoreCase: false);

    private IEnumerable<TreeFile> Records(FolderTree tree)
    {
        var only = options.SingleFile is null ? null : Single(tree);
        return tree.Files.Where(file => only is null ? file.Kind == TreeEntryKind.Unreadable || IsRecord(file.Name) : file == only);
    }

    /// <summary>The only file that is wanted: by its path in the folder, or a full one, or one that starts where the command runs.</summary>
    private TreeFile Single(FolderTree tree)
    {
        var path = options.SingleFile!;
        return (SaidPath.Of(path) is { IsAbsolute: false, IsForeign: false } said && said.From("") is { } within ? tree.Find(within) : null)
            ?? (RealPath.Of(path) is { } real && tree.Within(real) is { } found ? tree.Find(found) : null)
            ?? throw new InvalidConfigurationException($"There is no file {path} in the folder {root}. Name one in it, by its path from there.");
    }

    private static bool IsSameAttachment(FolderTree tree, FolderFile file) => file.Attachment is null
        || (tree.Find(file.Attachment) is { Kind: TreeEntryKind.File } now && now.Bytes == file.AttachmentBytes && now.Modified == file.AttachmentModified);

    private InvalidConfigurationException Empty(int gone) => new(
        $"No file in {root} has a name like {options.Records}. Say with --records which are the records, such as --records '*.json'.{(gone == 0 ? "" : $" There were {gone} before, whose rows stay.")}");
}

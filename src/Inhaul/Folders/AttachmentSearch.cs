using Inhaul.Parsing;
using Inhaul.Sources;

namespace Inhaul.Folders;

/// <summary>
/// Finds the attachment of a record: where the record says, or else the file beside it with its name. A path of another machine
/// is known by its end: the files under the root whose paths share the longest end with it are meant, and it must be one, or the
/// one in the record's own folder.
/// </summary>
/// <param name="tree">The files.</param>
/// <param name="options">How they belong together.</param>
internal sealed class AttachmentSearch(FolderTree tree, FolderOptions options)
{
    private const int LongestShown = 200;
    private const int MostShown = 3;

    private readonly int _ending = NameEnding(options.Records);

    /// <summary>Finds the attachment of a record, or why there is none to be had.</summary>
    /// <param name="record">The record file.</param>
    /// <param name="said">What the record says; null or empty for nothing.</param>
    public (TreeFile? File, RecordFault? Fault) Find(TreeFile record, string? said)
    {
        var path = string.IsNullOrWhiteSpace(said) ? null : SaidPath.Of(said);
        if (path is null)
        {
            return Checked(record, said, Beside(record));
        }

        if (path.IsForeign)
        {
            return (null, Outside(record, said!));
        }

        var (found, isOutside) = path.IsAbsolute ? FindAbsolute(path) : FindRelative(path, record);
        return found is not null ? Checked(record, said, found)
            : isOutside ? (null, Outside(record, said!))
            : FindByEnd(path, record, said!);
    }

    private (TreeFile? Found, bool IsOutside) FindAbsolute(SaidPath path)
    {
        // What is there on this machine is what is meant, in the folder or not. What is not there was on another machine.
        var real = RealPath.Of("/" + string.Join('/', path.Parts));
        return real is null ? (null, false)
            : tree.Within(real) is { } within ? (tree.Find(within), false)
            : (null, true);
    }

    private (TreeFile? Found, bool IsOutside) FindRelative(SaidPath path, TreeFile record)
    {
        var fromRecord = path.From(record.Folder);
        var fromRoot = path.From("");
        return ((fromRecord is null ? null : tree.FindLike(fromRecord)) ?? (fromRoot is null ? null : tree.FindLike(fromRoot)), fromRecord is null);
    }

    private (TreeFile? File, RecordFault? Fault) FindByEnd(SaidPath path, TreeFile record, string said)
    {
        var files = tree.LongestEnd(path.Parts);
        return files switch
        {
            [] => Checked(record, said, Beside(record)),
            [var only] => Checked(record, said, only),
            _ => tree.FindLike(InFolderOf(record, path.Parts[^1])) is { } own && files.Contains(own) ? Checked(record, said, own) : (null, Ambiguous(record, said, files)),
        };
    }

    private static string InFolderOf(TreeFile record, string name) => record.Folder.Length == 0 ? name : $"{record.Folder}/{name}";

    private TreeFile? Beside(TreeFile record) => Stems(record.Name)
        .SelectMany(stem => options.Extensions, (stem, extension) => tree.FindLike(InFolderOf(record, stem + extension)))
        .FirstOrDefault(file => file is not null && file.Path != record.Path);

    /// <summary>The name of a record without what all records end with, such as <c>_parse.json</c>, and its name without an extension.</summary>
    private IEnumerable<string> Stems(string name) =>
        ((string[])[name[..Math.Max(0, name.Length - _ending)], Path.GetFileNameWithoutExtension(name)]).Where(stem => stem.Length > 0).Distinct();

    /// <summary>How many characters the names of records end with after the <c>*</c> of their pattern.</summary>
    private static int NameEnding(string pattern) => pattern.LastIndexOf('*') is >= 0 and var star && !pattern.Contains('?', StringComparison.Ordinal) ? pattern.Length - star - 1 : 0;

    private (TreeFile? File, RecordFault? Fault) Checked(TreeFile record, string? said, TreeFile? found) => found?.Kind switch
    {
        TreeEntryKind.File => (found, null),
        TreeEntryKind.Outside => (null, Outside(record, found.Path)),
        _ => (null, Missing(record, said, found)),
    };

    private RecordFault Missing(TreeFile record, string? said, TreeFile? broken)
    {
        var beside = string.Join(" or ", Stems(record.Name).Take(1).SelectMany(stem => options.Extensions, (stem, extension) => stem + extension));
        var what = broken is not null ? $"its attachment {broken.Path} is a link that leads nowhere"
            : string.IsNullOrWhiteSpace(said) ? $"it names no attachment, and there is no {beside} beside it"
            : $"its attachment '{Shown(said)}' is nowhere in the folder, and there is no {beside} beside it";
        return Fault(RowErrorCodes.AttachmentMissing, $"{record.Path}: {what}. Put the file there and import the folder again.", said);
    }

    private RecordFault Outside(TreeFile record, string said) => Fault(
        RowErrorCodes.AttachmentOutside, $"{record.Path}: its attachment '{Shown(said)}' lies outside the folder, and only what is in it is taken. Copy the file into the folder, name it there, and import the folder again.", said);

    private RecordFault Ambiguous(TreeFile record, string said, ArraySegment<TreeFile> files) => Fault(
        RowErrorCodes.AttachmentAmbiguous,
        $"{record.Path}: its attachment '{Shown(said)}' may be {string.Join(" or ", files.Take(MostShown).Select(file => file.Path).Order(StringComparer.Ordinal))}{(files.Count > MostShown ? $" or one of {files.Count - MostShown} more" : "")}. Name it by its path in the folder, and import the folder again.",
        said);

    private RecordFault Fault(string code, string message, string? said) => new(code, message) { Column = options.AttachmentColumn, Value = said is null ? "" : Shown(said) };

    private static string Shown(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "…";
}

using Inhaul.Review.Discovery;

namespace Inhaul.Review.Changes;

/// <summary>Asks git what differs from a revision: in the working tree, staged or not, with files that git does not know.</summary>
internal static class GitChanges
{
    /// <summary>The lines that differ.</summary>
    /// <param name="paths">The paths that are reviewed.</param>
    /// <param name="files">The names of the files that were found there.</param>
    /// <param name="revision">The revision.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="ReviewException">There is no git, no repository, or no such revision.</exception>
    public static async Task<ChangedLines> ReadAsync(IReadOnlyList<string> paths, IEnumerable<string> files, string revision, CancellationToken cancellationToken)
    {
        var changes = new ChangedLines();
        string[] reviewed = [.. files.Select(Path.GetFullPath)];
        var known = new HashSet<string>(StringComparer.Ordinal);
        var roots = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in paths.Select(FolderOf).Distinct(StringComparer.Ordinal))
        {
            roots.Add(await RootAsync(folder, cancellationToken));
        }

        foreach (var root in roots)
        {
            var commit = await CommitAsync(root, revision, cancellationToken);
            known.UnionWith((await OutputAsync(root, ["ls-files", "-z"], cancellationToken)).Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(name => Path.Combine(root, name)));
            DiffReader.Read(await OutputAsync(root, [.. DiffSince(commit), .. Patterns(root, reviewed)], cancellationToken), root, changes);
        }

        foreach (var file in reviewed.Where(file => !known.Contains(file)))
        {
            changes.AddWhole(file);
        }

        return changes;
    }

    /// <summary>Whatever a person has configured, the diff is one that can be read: as text, with prefixes, without other programs.</summary>
    private static string[] DiffSince(string commit) =>
    [
        "-c", "core.quotePath=false", "diff", "--unified=0", "--find-renames", "--no-color", "--no-ext-diff", "--no-textconv", "--text", "--ignore-submodules",
        "--src-prefix=a/", "--dst-prefix=b/", "--inter-hunk-context=0", commit, "--",
    ];

    /// <summary>What the diff is about: all Python, so that a file which comes from another folder is known as renamed, and reviewed files of other names.</summary>
    private static IEnumerable<string> Patterns(string root, IEnumerable<string> reviewed) =>
    [
        .. SourceSearch.Extensions.Select(extension => $"*{extension}"),
        .. reviewed.Where(file => file.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !SourceSearch.Extensions.Contains(Path.GetExtension(file), StringComparer.Ordinal))
            .Select(file => $":(literal){Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/')}"),
    ];

    /// <summary>The top folder of the working tree that a folder is in, spelled as the folder is: git itself would follow links.</summary>
    private static async Task<string> RootAsync(string folder, CancellationToken cancellationToken)
    {
        var (exitCode, output, error) = await Git.RunAsync(folder, ["rev-parse", "--is-inside-work-tree", "--show-cdup"], cancellationToken);
        return (exitCode, output.Split('\n')) switch
        {
            (0, ["true", var up, ..]) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(folder, up))),
            (0, _) => throw NoRepository(folder),
            _ when error.Contains("not a git repository", StringComparison.Ordinal) => throw NoRepository(folder),
            _ => throw Fault(folder, error),
        };
    }

    private static async Task<string> CommitAsync(string root, string revision, CancellationToken cancellationToken)
    {
        var (exitCode, output, _) = await Git.RunAsync(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", $"{revision}^{{commit}}"], cancellationToken);
        return exitCode == 0
            ? output.Trim()
            : throw new ReviewException($"--diff {revision}: {root} has no such revision. Name a commit, branch or tag that is there; in a shallow clone, fetch it first.");
    }

    private static async Task<string> OutputAsync(string root, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var (exitCode, output, error) = await Git.RunAsync(root, arguments, cancellationToken);
        return exitCode == 0 ? output : throw Fault(root, error);
    }

    private static ReviewException NoRepository(string folder) => new($"--diff: {folder} is in no git repository with a working tree. Leave --diff out to review all of it.");

    private static ReviewException Fault(string folder, string error) => new($"--diff: git cannot be asked in {folder}: {error.Split('\n')[0]}");

    private static string FolderOf(string path) => Directory.Exists(path) ? Path.GetFullPath(path) : Path.GetDirectoryName(Path.GetFullPath(path))!;
}

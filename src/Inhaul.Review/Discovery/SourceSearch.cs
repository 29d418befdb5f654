using Inhaul.Review.Python;

namespace Inhaul.Review.Discovery;

/// <summary>Finds the Python files of paths, and reads them.</summary>
internal sealed class SourceSearch
{
    private static readonly EnumerationOptions All = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    private readonly ExcludedPaths _excluded;
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<ReviewNote> _notes = [];

    private SourceSearch(ExcludedPaths excluded) => _excluded = excluded;

    /// <summary>The endings of Python files.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".py", ".pyw"];

    /// <summary>Finds and reads the files.</summary>
    /// <param name="paths">Files and folders. A file is taken whatever its name; of a folder its Python files, without those of <see cref="ExcludedFolders"/> and without links to folders.</param>
    /// <param name="excluded">The paths that the configuration leaves out.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="ReviewException">A path does not exist.</exception>
    public static FoundSources Find(IReadOnlyList<string> paths, ExcludedPaths excluded, CancellationToken cancellationToken)
    {
        var search = new SourceSearch(excluded);
        foreach (var path in paths)
        {
            search.AddNamed(path, cancellationToken);
        }

        return new FoundSources(search._files, search._notes);
    }

    private void AddNamed(string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
        {
            var before = _seen.Count;
            AddFolder(path, cancellationToken);
            if (_seen.Count == before)
            {
                _notes.Add(new ReviewNote(NameOf(path), Line: null, "There is no Python file here to review; test code and excluded paths are not reviewed."));
            }
        }
        else if (!File.Exists(path))
        {
            throw new ReviewException($"{path} does not exist.");
        }
        else if (TestCode.Is(NameOf(path)))
        {
            _notes.Add(new ReviewNote(NameOf(path), Line: null, "Test code is not reviewed: files under tests/ or test/, test_*.py, *_test.py, conftest.py."));
        }
        else if (_excluded.Has(NameOf(path)))
        {
            _notes.Add(new ReviewNote(NameOf(path), Line: null, "The configuration leaves this file out."));
        }
        else
        {
            AddFile(path, File.ReadAllBytes);
        }
    }

    private void AddFolder(string folder, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", All))
            {
                if (Extensions.Contains(Path.GetExtension(file), StringComparer.Ordinal) && !TestCode.Is(NameOf(file)) && !_excluded.Has(NameOf(file)))
                {
                    // What has no length has no code; opening a pipe would wait for whoever writes to it.
                    AddFile(file, static found => new FileInfo(found).Length == 0 ? [] : File.ReadAllBytes(found));
                }
            }

            foreach (var inner in Directory.EnumerateDirectories(folder, "*", All).Where(inner => !ExcludedFolders.Is(inner) && new DirectoryInfo(inner).LinkTarget is null))
            {
                AddFolder(inner, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _notes.Add(new ReviewNote(NameOf(folder), Line: null, $"The folder cannot be read: {exception.Message}"));
        }
    }

    private void AddFile(string file, Func<string, byte[]> read)
    {
        if (!_seen.Add(Path.GetFullPath(file)))
        {
            return;
        }

        try
        {
            _files[NameOf(file)] = read(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _notes.Add(new ReviewNote(NameOf(file), Line: null, $"The file cannot be read: {exception.Message}"));
        }
    }

    /// <summary>The name of a path in reports: from the working directory where it lies in it, else in full, with slashes.</summary>
    private static string NameOf(string path)
    {
        var (full, here) = (Path.GetFullPath(path), Directory.GetCurrentDirectory());
        var relative = Path.GetRelativePath(here, full);
        var isInside = relative != ".." && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !Path.IsPathRooted(relative);
        return (isInside ? relative : full).Replace(Path.DirectorySeparatorChar, '/');
    }
}

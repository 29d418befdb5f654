namespace Inhaul.Sources;

/// <summary>Finds the sources in files: a file is one, whether it is compressed or not, and a zip file holds any number.</summary>
internal sealed class SourceFinder
{
    private readonly IReadOnlyList<string> _entries;
    private readonly SourceLimits _limits;
    private readonly SourceInspection _inspection;
    private readonly List<SourceFile> _sources = [];
    private readonly List<string> _notes = [];
    private bool _hasPicked;

    private SourceFinder(IReadOnlyList<string> entries, string? sheet, SourceLimits limits, Action<SourceFile>? begun) =>
        (_entries, _limits, _inspection) = (entries, limits, new SourceInspection(sheet, limits, _notes) { Begun = begun });

    /// <summary>Finds the sources in files and reads each of them once from end to end.</summary>
    /// <param name="files">The files, in order.</param>
    /// <param name="entries">Which entries of zip files a person picked, with * and ?; empty for all.</param>
    /// <param name="sheet">The sheet of workbooks that a person asks for, by its name or number; null for the first with values.</param>
    /// <param name="limits">What the input may measure.</param>
    /// <param name="cancellationToken">Stops the reading; nothing was changed.</param>
    /// <exception cref="InvalidConfigurationException">A file is missing, unreadable, empty, too large, damaged or cannot be an import.</exception>
    public static Task<SourceFindings> FindAsync(
        IReadOnlyList<InputFile> files, IReadOnlyList<string> entries, string? sheet, SourceLimits limits, CancellationToken cancellationToken) =>
        FindAsync(files, entries, sheet, limits, begun: null, cancellationToken);

    /// <summary>Finds the sources in files and reads each of them once from end to end, telling what one seems to be as soon as its beginning was read (<see cref="SourceInspection.Begun"/>).</summary>
    public static async Task<SourceFindings> FindAsync(
        IReadOnlyList<InputFile> files, IReadOnlyList<string> entries, string? sheet, SourceLimits limits, Action<SourceFile>? begun, CancellationToken cancellationToken)
    {
        var finder = new SourceFinder(entries, sheet, limits, begun);
        foreach (var file in files)
        {
            await finder.FindAsync(file, cancellationToken);
        }

        return entries.Count == 0 || finder._hasPicked
            ? new SourceFindings(finder._sources, finder._notes)
            : throw new InvalidConfigurationException($"--entry {entries[0]} picks from zip files, and there is none.");
    }

    private async Task FindAsync(InputFile file, CancellationToken cancellationToken)
    {
        var (packing, length) = await MeasureAsync(file, cancellationToken);
        var directory = packing == Packing.Zip ? DirectoryOf(file) : null;
        if (directory is { IsWorkbook: true })
        {
            (packing, directory) = (Packing.None, null);
        }

        var inflation = packing == Packing.None ? null : new Inflation(file.Shown, length, _limits);
        if (directory is null)
        {
            _sources.Add(await _inspection.InspectAsync(file, packing, entry: null, inflation, cancellationToken));
            return;
        }

        foreach (var entry in directory.Pick(_entries, _notes))
        {
            _sources.Add(await _inspection.InspectAsync(file, packing, entry, inflation, cancellationToken));
        }

        _hasPicked = true;
    }

    private static ZipDirectory DirectoryOf(InputFile file)
    {
        using var bytes = file.Open();
        return ZipDirectory.Of(bytes, file.Shown, file.Name);
    }

    private async Task<(Packing Packing, long Length)> MeasureAsync(InputFile file, CancellationToken cancellationToken)
    {
        await using var bytes = file.Open();
        if (bytes.Length == 0)
        {
            throw new InvalidConfigurationException($"{file.Shown} is empty: there is nothing to import.");
        }

        if (bytes.Length > _limits.FileBytes)
        {
            throw new InvalidConfigurationException(
                $"{file.Shown} has {bytes.Length} bytes, more than the limit of {_limits.FileBytes}. Raise it with --limit file-bytes={bytes.Length} if that is meant.");
        }

        var start = new byte[4];
        var read = await bytes.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        return (UnpackedContent.PackingOf(start.AsSpan(0, read)), bytes.Length);
    }
}

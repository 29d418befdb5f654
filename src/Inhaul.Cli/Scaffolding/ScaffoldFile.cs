namespace Inhaul.Cli.Scaffolding;

/// <summary>A file of a new processor.</summary>
/// <param name="Path">Where it goes.</param>
/// <param name="Text">What is in it.</param>
internal sealed record ScaffoldFile(string Path, string Text)
{
    /// <summary>The files of a new processor: its row type, itself, and its test.</summary>
    public static IReadOnlyList<ScaffoldFile> Of(ProcessorScaffold scaffold, ProcessorRequest request) =>
    [
        new(In(request.Folder, scaffold.Names.Record), RecordFile.Text(scaffold)),
        new(In(request.Folder, scaffold.Names.Processor), ProcessorFile.Text(scaffold)),
        new(In(request.TestFolder, $"{scaffold.Names.Processor}Tests"), TestFile.Text(scaffold)),
    ];

    /// <summary>Writes all files or none.</summary>
    /// <param name="files">The files.</param>
    /// <param name="force">Whether files that are there already are replaced.</param>
    /// <param name="cancellationToken">Stops before the first is in its place.</param>
    /// <exception cref="InvalidConfigurationException">A file is there already, or a folder cannot be written to.</exception>
    public static async Task WriteAsync(IReadOnlyList<ScaffoldFile> files, bool force, CancellationToken cancellationToken)
    {
        var there = files.Where(file => System.IO.Path.Exists(file.Path)).Select(file => file.Path).ToList();
        if (there.Count > 0 && !force)
        {
            throw new InvalidConfigurationException(
                $"{string.Join(" and ", there)} {(there.Count == 1 ? "is" : "are")} there already; nothing was written. Replace with --force, or write elsewhere with --into or --name.");
        }

        var written = new List<string>();
        try
        {
            foreach (var file in files)
            {
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file.Path))!);
                written.Add($"{file.Path}.new");
                await File.WriteAllTextAsync(written[^1], file.Text, cancellationToken);
            }

            foreach (var file in files)
            {
                File.Move($"{file.Path}.new", file.Path, overwrite: force);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidConfigurationException($"The files cannot be written: {exception.Message} Name another folder with --into.");
        }
        finally
        {
            written.ForEach(File.Delete);
        }
    }

    private static string In(string folder, string name) => folder == "." ? $"{name}.cs" : System.IO.Path.Combine(folder, $"{name}.cs");
}

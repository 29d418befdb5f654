using Inhaul.Fetching;
using Inhaul.Folders;
using Inhaul.Parsing.Json;
using Inhaul.Sources;

namespace Inhaul.Intake;

/// <summary>What a person asks for about a folder of record files.</summary>
internal sealed record FolderRequest
{
    private FolderRequest(string shown, string root, FolderOptions options, ImportRequest import) => (Shown, Root, Options, Import) = (shown, root, options, import);

    /// <summary>The folder as the person wrote it.</summary>
    public string Shown { get; }

    /// <summary>Its real path.</summary>
    public string Root { get; }

    /// <summary>How its files become rows.</summary>
    public FolderOptions Options { get; }

    /// <summary>What becomes of the rows; its inputs are not known yet.</summary>
    public ImportRequest Import { get; }

    /// <summary>How the folder is known: by its tag, or by its path.</summary>
    public string Name => Options.Tag ?? Root;

    /// <summary>A new spool for the rows.</summary>
    public Func<SpoolFile> NewSpool { get; init; } = () => SpoolFile.In(Path.GetTempPath(), "rows", "Name another folder for temporary files in the environment variable TMPDIR.");

    /// <summary>Makes a request.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">How its files become rows.</param>
    /// <param name="import">What becomes of the rows. Without a type, the table names it, or else the folder.</param>
    /// <exception cref="InvalidConfigurationException">There is no such folder, or an option makes no sense.</exception>
    public static FolderRequest Of(string folder, FolderOptions options, ImportRequest import)
    {
        options.Check();
        var root = RealPath.OfFolder(folder);
        return new FolderRequest(folder, root, options, import with
        {
            Type = import.Type ?? ImportType.FromFileName(import.Table is { } table ? table[(table.LastIndexOf('.') + 1)..] : Path.GetFileName(root)),
            Attachments = import.Attachments with { Root = import.Attachments.Root ?? root },
            Parse = import.Parse with { Folder = new FolderRows(options.Asked, []) },
        });
    }
}

namespace Inhaul.Fetching;

/// <summary>
/// Input that is no file, written to one so that it can be read more than once. Whoever is killed while it is brought into
/// the store leaves it behind, for those who take the import over.
/// </summary>
internal sealed class SpoolFile
{
    private const UnixFileMode OnlyMine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const string Prefix = "inhaul-";

    private SpoolFile(string path) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>A new file in a folder, for nobody else to read.</summary>
    /// <param name="folder">The folder; it is created when there is none.</param>
    /// <param name="name">The name of the file.</param>
    /// <param name="remedy">How to name another folder.</param>
    /// <exception cref="InvalidConfigurationException">The folder cannot be written to.</exception>
    public static SpoolFile In(string folder, string name, string remedy)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var own = System.IO.Path.Combine(System.IO.Path.GetFullPath(folder), $"{Prefix}{Guid.NewGuid():N}");
            _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(own) : Directory.CreateDirectory(own, OnlyMine);
            return new SpoolFile(System.IO.Path.Combine(own, name));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidConfigurationException($"The spool folder {folder} cannot be written to: {exception.Message} {remedy}");
        }
    }

    /// <summary>Opens it for writing.</summary>
    public FileStream Open() => new(Path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);

    /// <summary>Removes it, once everything is in the store or the input was refused as a whole.</summary>
    public void Delete() => Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);

    /// <summary>Removes a spool that somebody else left behind; what is no spool, or gone already, is left alone.</summary>
    /// <param name="path">Its file.</param>
    public static void DeleteLeft(string path)
    {
        if (System.IO.Path.GetDirectoryName(path) is { } own && System.IO.Path.GetFileName(own).StartsWith(Prefix, StringComparison.Ordinal) && Directory.Exists(own))
        {
            new SpoolFile(path).Delete();
        }
    }
}

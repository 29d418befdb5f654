namespace Inhaul.Sources;

/// <summary>A local file that a person named, or that what a person named was fetched into.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Name">The name of the input, from which a table gets its name.</param>
/// <param name="Shown">What to call it in an error: what the person wrote, without its secrets.</param>
internal sealed record InputFile(string Path, string Name, string Shown)
{
    /// <summary>Where it was fetched from; null when it was not.</summary>
    public string? Origin { get; init; }

    /// <summary>The file at a path.</summary>
    /// <exception cref="InvalidConfigurationException">The path is empty.</exception>
    public static InputFile At(string path) => string.IsNullOrWhiteSpace(path)
        ? throw new InvalidConfigurationException("A path is empty. Name a file.")
        : new InputFile(System.IO.Path.GetFullPath(path), System.IO.Path.GetFileName(System.IO.Path.GetFullPath(path)), path);

    /// <summary>Opens it for reading from start to end.</summary>
    /// <exception cref="InvalidConfigurationException">It is missing or unreadable.</exception>
    public FileStream Open()
    {
        try
        {
            return new FileStream(Path, new FileStreamOptions
            {
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.SequentialScan,
                BufferSize = 0,
            });
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidConfigurationException(Origin is null
                ? $"{Shown} does not exist."
                : $"{Name} was fetched from {Origin} into a temporary file that is gone. Run the command that imported it again: it fetches it again and goes on.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidConfigurationException(
                Directory.Exists(Path) ? $"{Shown} is a folder; name a file in it." : $"{Shown} cannot be read: {exception.Message}");
        }
    }
}

namespace Inhaul.Sources;

/// <summary>Content that is packed, in a temporary file, for what is not read from its start to its end.</summary>
internal static class UnpackedFile
{
    private const int BufferBytes = 1 << 17;

    /// <summary>Unpacks content into a file that nobody else may read and that is gone when it is closed.</summary>
    /// <param name="content">The content; it is closed.</param>
    /// <param name="bytes">How long it was; of what grew since, no more is unpacked than shows it.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="InvalidConfigurationException">There is no room for it.</exception>
    /// <exception cref="InvalidDataException">The content is damaged.</exception>
    public static FileStream Of(Stream content, long bytes, string name)
    {
        FileStream? file = null;
        try
        {
            file = Create();
            var buffer = new byte[BufferBytes];
            int read;
            while (file.Length <= bytes && (read = content.Read(buffer)) > 0)
            {
                file.Write(buffer, 0, read);
            }

            file.Position = 0;
            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw new InvalidConfigurationException(
                $"{name} cannot be unpacked into the folder {Path.GetTempPath()}: {exception.Message} Name another folder for temporary files in the environment variable TMPDIR.");
        }
        catch
        {
            file?.Dispose();
            throw;
        }
        finally
        {
            content.Dispose();
        }
    }

    private static FileStream Create()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0, Options = FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path.Combine(Path.GetTempPath(), $"inhaul-{Guid.NewGuid():N}"), options);
    }
}

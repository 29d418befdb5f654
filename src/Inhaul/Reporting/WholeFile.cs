using CsvHelper;

namespace Inhaul.Reporting;

/// <summary>Writes files that are there only as a whole.</summary>
internal static class WholeFile
{
    /// <summary>The mark tells spreadsheets that the text is UTF-8.</summary>
    public static readonly CsvWriterOptions MarkedUtf8 = new() { WriteByteOrderMark = true };

    /// <summary>Writes a file; an existing one is replaced once the new one is complete.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes its bytes; when it throws, an existing file stays as it was.</param>
    /// <exception cref="InvalidConfigurationException">The file cannot be written.</exception>
    public static async Task<T> WriteAsync<T>(string path, Func<Stream, Task<T>> write)
    {
        var unfinished = path + ".part";
        try
        {
            T result;
            await using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
            {
                result = await write(stream);
            }

            File.Move(unfinished, path, overwrite: true);
            return result;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidConfigurationException($"{path} cannot be written: {exception.Message}");
        }
        finally
        {
            if (File.Exists(unfinished))
            {
                File.Delete(unfinished);
            }
        }
    }
}

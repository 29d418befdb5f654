namespace Inhaul.Review.Tests;

/// <summary>A folder with files of a test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>Its full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("inhaul-review-").FullName;

    /// <summary>The full path of a file here.</summary>
    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file, with its folders.</summary>
    /// <returns>Its full path.</returns>
    public string Write(string name, string text = "")
    {
        var path = PathOf(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

using System.Text;
using Inhaul.Sources;

namespace Inhaul.Tests;

/// <summary>A folder of its own for one test, gone when the test is done.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("inhaul-tests-").FullName;

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public Task<SourceFile> SourceAsync(string text) => SourceAsync(Encoding.UTF8.GetBytes(text));

    public Task<SourceFile> SourceAsync(byte[] bytes, string name = "rows.csv") => SourceAtAsync(Write(name, bytes));

    /// <summary>The only source in a file.</summary>
    public static async Task<SourceFile> SourceAtAsync(string path, SourceLimits? limits = null, string? sheet = null, CancellationToken cancellationToken = default) =>
        Assert.Single((await SourceFinder.FindAsync([InputFile.At(path)], [], sheet, limits ?? new SourceLimits(), cancellationToken)).Files);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

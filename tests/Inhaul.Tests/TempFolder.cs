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

    public Task<SourceFile> SourceAsync(byte[] bytes, string name = "rows.csv") =>
        SourceFile.InspectAsync(Write(name, bytes), new SourceLimits(), CancellationToken.None);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

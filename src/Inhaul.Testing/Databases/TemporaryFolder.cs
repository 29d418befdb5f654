namespace Inhaul.Testing.Databases;

/// <summary>A folder for what a test leaves in files; it goes away with what is in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private int _databases;

    /// <summary>The folder.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("inhaul-testing-").FullName;

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The path of a database in it that is not there yet.</summary>
    public string Database() => File(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{++_databases}.db"));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

using System.Diagnostics;

namespace Inhaul.Clusters;

/// <summary>
/// The folder of a cluster, which never outlives this process, however it ends: a shell waits for the end of a pipe that
/// this process holds open, then stops the server and removes the folder. Should the shell be killed as well, whoever makes
/// the next cluster finds the folder's lock free and removes it.
/// </summary>
internal sealed class ClusterFolder : IAsyncDisposable
{
    private const string Prefix = "inhaul-cluster-";

    /// <summary>A keyboard interrupt reaches the shell too and must not keep it from cleaning up; nobody reads what it says.</summary>
    private const string RemoveWhenOver = """trap "" INT TERM HUP; exec >/dev/null 2>&1; cat; "$@"; rm -rf "$0" "$0.lock" """;

    private readonly FileStream _lock;
    private readonly Process _watch;

    private ClusterFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
        _watch = Watch(path);
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Where the server keeps its data.</summary>
    public string Data => DataOf(Path);

    /// <summary>Makes a folder, and removes those that nobody holds any more.</summary>
    public static async Task<ClusterFolder> CreateAsync()
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("The tests start PostgreSQL on Linux only.");
        }

        var temporary = System.IO.Path.GetTempPath();
        await RemoveLeftoversAsync(temporary);
        var path = System.IO.Path.Combine(temporary, $"{Prefix}{Guid.NewGuid():N}");
        var held = new FileStream(path + ".lock", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        Directory.CreateDirectory(path);

        // The server runs as another user when this one is root, and makes its own folder in here.
        File.SetUnixFileMode(path, (UnixFileMode)0b111_111_111);
        return new ClusterFolder(path, held);
    }

    public async ValueTask DisposeAsync()
    {
        await RemoveAsync(_watch);
        await _lock.DisposeAsync();
    }

    private static string DataOf(string path) => System.IO.Path.Combine(path, "data");

    private static Process Watch(string path)
    {
        string[] arguments = ["-c", RemoveWhenOver, path, .. ServerPrograms.Command("pg_ctl", "-D", DataOf(path), "-m", "immediate", "stop")];
        return Process.Start(new ProcessStartInfo("/bin/sh", arguments) { WorkingDirectory = "/", UseShellExecute = false, RedirectStandardInput = true })!;
    }

    private static async Task RemoveAsync(Process watch)
    {
        using (watch)
        {
            watch.StandardInput.Close();
            await watch.WaitForExitAsync();
        }
    }

    private static async Task RemoveLeftoversAsync(string temporary)
    {
        foreach (var file in Directory.GetFiles(temporary, $"{Prefix}*.lock"))
        {
            // One that is younger may be about to be held.
            if (DateTime.UtcNow - File.GetLastWriteTimeUtc(file) > TimeSpan.FromMinutes(1) && TryHold(file) is { } held)
            {
                await using (held)
                {
                    await RemoveAsync(Watch(System.IO.Path.ChangeExtension(file, null)));
                }
            }
        }
    }

    private static FileStream? TryHold(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

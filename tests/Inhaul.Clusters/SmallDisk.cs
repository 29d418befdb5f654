using System.Diagnostics;

namespace Inhaul.Clusters;

/// <summary>
/// A disk of a few megabytes for a server's tablespace, in memory, which a test can fill. It goes away with this process: a
/// shell waits for the end of a pipe that this process holds open, and takes the disk away.
/// </summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private const int Megabytes = 16;

    private const string RemoveWhenOver = """trap "" INT TERM HUP; exec >/dev/null 2>&1; cat; umount -l "$0"; rmdir "$0" """;

    private readonly Process _watch;

    private SmallDisk(string path)
    {
        Path = path;
        _watch = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", RemoveWhenOver, path]) { WorkingDirectory = "/", UseShellExecute = false, RedirectStandardInput = true })!;
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <summary>Makes a disk that belongs to the user who runs the servers.</summary>
    /// <returns>The disk, or null when this machine does not let this process mount one.</returns>
    public static async Task<SmallDisk?> TryMountAsync()
    {
        var path = Directory.CreateTempSubdirectory("inhaul-disk-").FullName;
        using var mount = Process.Start(new ProcessStartInfo(
            "/bin/sh", ["-c", $"mount -t tmpfs -o size={Megabytes}m,mode=0700,uid=$(id -u postgres) tmpfs \"$0\"", path]) { UseShellExecute = false, RedirectStandardError = true })!;
        await mount.WaitForExitAsync();
        if (mount.ExitCode == 0)
        {
            return new SmallDisk(path);
        }

        Directory.Delete(path);
        return null;
    }

    /// <summary>Fills it to the last byte.</summary>
    public void Fill()
    {
        try
        {
            using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
            for (var block = new byte[4096]; ;)
            {
                file.Write(block);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    /// <summary>Gives the room back that <see cref="Fill"/> took.</summary>
    public void Free() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        using (_watch)
        {
            _watch.StandardInput.Close();
            await _watch.WaitForExitAsync();
        }
    }
}

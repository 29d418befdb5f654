using System.Diagnostics;
using System.Globalization;

namespace Inhaul.Clusters;

/// <summary>The newest PostgreSQL server programs of this machine, run as a user that PostgreSQL accepts.</summary>
internal static class ServerPrograms
{
    private const string Debian = "/usr/lib/postgresql";

    private static readonly Lazy<string> Folder = new(Find);

    /// <summary>
    /// PostgreSQL refuses to be run by root. The shell only passes the words on, so that none of them needs quoting.
    /// </summary>
    private static readonly string[] AsPostgres = ["su", "postgres", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--"];

    /// <summary>The words of a command line that runs one of the programs.</summary>
    public static IReadOnlyList<string> Command(string program, params IReadOnlyList<string> arguments)
    {
        string[] words = [Path.Combine(Folder.Value, program), .. arguments];
        return Environment.UserName == "root" ? [.. AsPostgres, .. words] : words;
    }

    /// <summary>Runs one of the programs to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is what it said.</exception>
    public static async Task RunAsync(string folder, string program, params IReadOnlyList<string> arguments)
    {
        var command = Command(program, arguments);
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {string.Join(' ', said)}");
        }
    }

    private static string Find()
    {
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian).Select(version => Path.Combine(version, "bin")).OrderByDescending(Version) : Enumerable.Empty<string>();
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return versions.Concat(path).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            ?? throw new InvalidOperationException("PostgreSQL's server programs are needed. Install them, for example with 'apt-get install postgresql', or run ./test, which does.");
    }

    private static double Version(string bin) =>
        double.TryParse(Path.GetFileName(Path.GetDirectoryName(bin)), CultureInfo.InvariantCulture, out var version) ? version : 0;
}

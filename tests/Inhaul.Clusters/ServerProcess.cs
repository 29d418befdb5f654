using System.Diagnostics;
using System.Globalization;

namespace Inhaul.Clusters;

/// <summary>A running server with all its processes.</summary>
internal static class ServerProcess
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Kills a server and every process of it with SIGKILL, as a crash of the machine would: none of them can say a last
    /// word to its client or finish what it is at.
    /// </summary>
    /// <param name="data">The server's data folder.</param>
    public static async Task KillAsync(string data)
    {
        var postmaster = int.Parse((await File.ReadAllLinesAsync(Path.Combine(data, "postmaster.pid")))[0], CultureInfo.InvariantCulture);

        // While it is stopped it starts no new process that would be missed.
        await SignalAsync("STOP", [postmaster]);
        int[] all = [postmaster, .. ChildrenOf(postmaster)];
        await SignalAsync("KILL", all);
        for (var clock = Stopwatch.StartNew(); all.Any(IsAlive);)
        {
            await Task.Delay(5);
            if (clock.Elapsed > Longest)
            {
                throw new InvalidOperationException($"The server in {data} does not die.");
            }
        }

        // The files that say who runs here. A dead process that nobody has waited for yet would make the next server believe them.
        foreach (var file in (string[])["postmaster.pid", .. Directory.GetFiles(data, ".s.PGSQL.*")])
        {
            File.Delete(Path.Combine(data, file));
        }
    }

    private static async Task SignalAsync(string signal, IEnumerable<int> processes)
    {
        using var kill = Process.Start("kill", ["-" + signal, .. processes.Select(process => process.ToString(CultureInfo.InvariantCulture))]);
        await kill.WaitForExitAsync();
    }

    private static IEnumerable<int> ChildrenOf(int parent) =>
        from folder in Directory.EnumerateDirectories("/proc")
        let name = Path.GetFileName(folder)
        where char.IsAsciiDigit(name[0])
        let id = int.Parse(name, CultureInfo.InvariantCulture)
        where Stat(id) is { } stat && stat.Parent == parent
        select id;

    private static bool IsAlive(int process) => Stat(process) is { State: not 'Z' };

    /// <summary>State and parent of a process, which follow its name in parentheses; null when there is none.</summary>
    private static (char State, int Parent)? Stat(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            var words = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (words[0][0], int.Parse(words[1], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null;
        }
    }
}

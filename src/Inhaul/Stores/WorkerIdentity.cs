using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Inhaul.Stores;

/// <summary>
/// The name under which a worker claims: machine, process and start time, so that another worker of the same machine can
/// see at once that its process is gone and need not wait for the lease to expire. A wrong guess is harmless: the fence decides.
/// </summary>
internal static class WorkerIdentity
{
    private static readonly string Scope = FindScope();
    private static readonly string Process = string.Create(CultureInfo.InvariantCulture, $"{Scope}/{Environment.ProcessId}/{StartOf(Environment.ProcessId)}");

    private static int _workers;

    /// <summary>Who acts in this process, for the history and people: its user and machine.</summary>
    public static string Actor { get; } = $"{Environment.UserName}@{Environment.MachineName}";

    /// <summary>A name for a worker of this process that no other worker has, also when one import is run twice in it.</summary>
    public static string Next() => string.Create(CultureInfo.InvariantCulture, $"{Process}/{Interlocked.Increment(ref _workers)}");

    /// <summary>Whether an owner is a worker of this machine whose process is gone.</summary>
    public static bool IsDead(string owner)
    {
        var parts = owner.Split('/');
        return parts.Length == 4 && parts[0] == Scope
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && StartOf(id) != parts[2];
    }

    private static string StartOf(int processId)
    {
        try
        {
            // Field 22 of /proc/pid/stat, counted behind the name in parentheses: the start in clock ticks since boot.
            var stat = $"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/stat";
            if (OperatingSystem.IsLinux())
            {
                var text = File.ReadAllText(stat);
                var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
                return fields[0] == "Z" ? "gone" : fields[19];
            }

            using var process = System.Diagnostics.Process.GetProcessById(processId);
            return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            return "gone";
        }
    }

    private static string FindScope()
    {
        try
        {
            // One boot of one machine, and within it one space of process numbers (a container has its own).
            var boot = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
            var space = new FileInfo("/proc/self/ns/pid").LinkTarget ?? "";
            var place = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(boot + space)))[..8];
            return $"{Environment.MachineName.Replace('/', '-')}:{place}";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Environment.MachineName.Replace('/', '-');
        }
    }
}

using System.Runtime.InteropServices;
using System.Text;

namespace Inhaul.Attachments;

/// <summary>Opens what .NET does not open as a file: folders, and pipes without waiting for them.</summary>
internal static class NativeFile
{
    /// <summary>Only to read.</summary>
    public const int ReadOnly = 0;

    /// <summary>Opens a path by the system's own call; not on Windows.</summary>
    /// <returns>The descriptor; negative when it cannot be opened.</returns>
    public static int Open(string path, int flags) => Open(Encoding.UTF8.GetBytes(path + '\0'), flags);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);
}

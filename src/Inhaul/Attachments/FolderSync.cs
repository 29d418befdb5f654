using System.Runtime.InteropServices;

namespace Inhaul.Attachments;

/// <summary>Makes the names in a folder survive a power cut. Windows keeps its own journal of them, and lets nobody flush a folder.</summary>
internal static class FolderSync
{
    private const int InvalidArgument = 22;

    /// <summary>Flushes the entries of a folder to the disk.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = NativeFile.Open(folder, NativeFile.ReadOnly);
        if (descriptor < 0)
        {
            throw Refusal(folder);
        }

        try
        {
            // Some network file systems know no such thing; there the server decides.
            if (Sync(descriptor) != 0 && Marshal.GetLastPInvokeError() != InvalidArgument)
            {
                throw Refusal(folder);
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Refusal(string folder) => new($"{folder} cannot be flushed to the disk: {Marshal.GetLastPInvokeErrorMessage()}");

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}

using Microsoft.Win32.SafeHandles;

namespace Inhaul.Attachments;

/// <summary>Tells pipes and the like from files: whoever opens a pipe as a file waits until somebody writes to it, which may be for ever.</summary>
internal static class SpecialFile
{
    private const int NonBlockingOnLinux = 0x800;
    private const int NonBlockingElsewhere = 0x4;

    /// <summary>True when a path is there and is neither a file nor a folder. Windows keeps its pipes elsewhere.</summary>
    public static bool Is(string path)
    {
        // What has a length is a file; so is most of what there is, and it needs no second look.
        if (OperatingSystem.IsWindows() || new FileInfo(path) is not { Exists: true, Length: 0 })
        {
            return false;
        }

        using var handle = new SafeFileHandle(NativeFile.Open(path, OperatingSystem.IsLinux() ? NonBlockingOnLinux : NonBlockingElsewhere), ownsHandle: true);
        if (handle.IsInvalid)
        {
            return false;
        }

        try
        {
            _ = RandomAccess.GetLength(handle);
            return false;
        }
        catch (NotSupportedException)
        {
            return true;
        }
    }
}

using Inhaul.Sources;

namespace Inhaul.Attachments;

/// <summary>The folder that the attachments of an import are in. Paths start from it and never lead out of it, by whatever way.</summary>
internal sealed class AttachmentRoot
{
    private readonly string _folder;
    private readonly string _real;
    private readonly Dictionary<string, string?> _realFolders = new(StringComparer.Ordinal);

    private AttachmentRoot(string folder, string real) => (_folder, _real) = (folder, real);

    /// <summary>Opens a folder.</summary>
    /// <param name="folder">The folder, in full.</param>
    /// <exception cref="Stores.AttachmentTroubleException">It is not there.</exception>
    public static AttachmentRoot Open(string folder) => RealPath.Of(folder) is { } real && Directory.Exists(real)
        ? new AttachmentRoot(folder, real)
        : throw new Stores.AttachmentTroubleException($"the folder {folder}, which the attachments are in, is not there", mayPass: true);

    /// <summary>The file that a path leads to, in full, whether it is there or not; null when that is outside of the folder.</summary>
    /// <param name="path">The path, from the folder or in full. A backslash separates names as a slash does, unless a name has one.</param>
    public string? Find(string path)
    {
        if (IsForeign(path))
        {
            return null;
        }

        var file = Path.GetFullPath(path, _folder);
        if (path.Contains('\\', StringComparison.Ordinal) && !Path.Exists(file))
        {
            file = Path.GetFullPath(path.Replace('\\', '/'), _folder);
        }

        return (RealPath.Within(_folder, file) ?? RealPath.Within(_real, file)) is not null && IsInside(file) ? file : null;
    }

    /// <summary>Whether no link on the way leads out of the folder; where nothing is, nothing leads out.</summary>
    private bool IsInside(string file)
    {
        var folder = Path.GetDirectoryName(file) ?? file;
        if (!_realFolders.TryGetValue(folder, out var real))
        {
            _realFolders[folder] = real = RealPath.Of(folder);
        }

        return real is null || RealPath.Of(Path.Combine(real, Path.GetFileName(file))) is not { } target || RealPath.Within(_real, target) is not null;
    }

    /// <summary>Whether a path is none that a folder could hold: with a drive, a server, a scheme or a NUL character.</summary>
    private static bool IsForeign(string path) =>
        ForeignPath.Is(path) || path.StartsWith("\\\\", StringComparison.Ordinal) || (ForeignPath.HasDrive(path) && !OperatingSystem.IsWindows());
}

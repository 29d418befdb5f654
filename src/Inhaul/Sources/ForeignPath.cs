namespace Inhaul.Sources;

/// <summary>Paths that no folder of this machine could hold, whoever wrote them down.</summary>
internal static class ForeignPath
{
    /// <summary>Whether a path has a server, a scheme or a NUL character. Its parts are separated by slashes.</summary>
    public static bool Is(string path)
    {
        var colon = path.IndexOf(':', StringComparison.Ordinal);
        return path.Contains('\0', StringComparison.Ordinal)
            || path.StartsWith("//", StringComparison.Ordinal)
            || (colon > 1 && path.AsSpan(colon).StartsWith("://"));
    }

    /// <summary>Whether a path starts at a drive.</summary>
    public static bool HasDrive(string path) => path is [var letter, ':', ..] && char.IsAsciiLetter(letter);
}

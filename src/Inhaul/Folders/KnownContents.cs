using System.Globalization;

namespace Inhaul.Folders;

/// <summary>The contents of a folder's record files, each with the first file that has it. Half a SHA-256 tells them apart, and keeps a hundred thousand small.</summary>
internal sealed class KnownContents
{
    private const int HalfDigits = 32;

    private readonly Dictionary<UInt128, string> _paths = [];

    /// <summary>Adds a file.</summary>
    /// <param name="sha256">The SHA-256 of its bytes, in hexadecimal; empty when it could not be read.</param>
    /// <param name="path">Its path.</param>
    /// <returns>The path of another file with the same bytes; null when there is none.</returns>
    public string? Add(string sha256, string path)
    {
        if (sha256.Length == 0)
        {
            return null;
        }

        var half = UInt128.Parse(sha256.AsSpan(0, HalfDigits), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return _paths.TryAdd(half, path) || _paths[half] == path ? null : _paths[half];
    }
}

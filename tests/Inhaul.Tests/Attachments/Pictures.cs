using Inhaul.Attachments;

namespace Inhaul.Tests.Attachments;

/// <summary>Files to attach.</summary>
internal static class Pictures
{
    /// <summary>Writes a file of random bytes, of which the seed says which.</summary>
    public static string Write(TempFolder folder, string name, int seed, int bytes = 1_000)
    {
        var content = new byte[bytes];
        new Random(seed).NextBytes(content);
        return folder.Write(name, content);
    }

    /// <summary>What a file is.</summary>
    public static HashedFile Hash(string path)
    {
        var (sha256, length) = ContentHash.OfFile(path, default);
        return new HashedFile(path, path, ContentAddress.Of(sha256, path), length);
    }
}

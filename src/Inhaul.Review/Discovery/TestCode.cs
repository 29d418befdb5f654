namespace Inhaul.Review.Discovery;

/// <summary>Tells test code by its path, as pytest and unittest have it. It is not reviewed: tests leave imports open on purpose.</summary>
internal static class TestCode
{
    private static readonly string[] Folders = ["tests", "test"];

    /// <summary>Whether a file is test code.</summary>
    /// <param name="path">Its path as it was named or found, with slashes.</param>
    public static bool Is(string path)
    {
        var parts = path.Split('/');
        var name = Path.GetFileNameWithoutExtension(parts[^1]);
        return name.StartsWith("test_", StringComparison.Ordinal) || name.EndsWith("_test", StringComparison.Ordinal) || name == "conftest"
            || parts[..^1].Any(part => Folders.Contains(part, StringComparer.Ordinal));
    }
}

namespace Inhaul.Review.Python;

/// <summary>Which files are test code: it leaves imports open on purpose.</summary>
internal static class TestCode
{
    /// <summary>True for a file of tests, by its name or a folder's.</summary>
    public static bool Is(string path)
    {
        var parts = path.Replace('\\', '/').Split('/');
        var name = parts[^1];
        return parts.SkipLast(1).Any(folder => folder is "tests" or "test")
            || name is "conftest.py"
            || name.StartsWith("test_", StringComparison.Ordinal)
            || name.EndsWith("_test.py", StringComparison.Ordinal);
    }
}

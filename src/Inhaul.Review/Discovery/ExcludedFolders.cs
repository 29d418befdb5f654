namespace Inhaul.Review.Discovery;

/// <summary>Folders that hold no code of the people who ask. One that is named itself is reviewed all the same.</summary>
internal static class ExcludedFolders
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        ".git", ".hg", ".svn", ".venv", "venv", ".tox", ".nox", ".eggs", "site-packages", "node_modules", "__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".idea", ".vscode",
    };

    /// <summary>Whether a folder that was found in another is left out: by its name, or as a virtual environment of any name.</summary>
    public static bool Is(string folder) => Names.Contains(Path.GetFileName(folder)) || File.Exists(Path.Combine(folder, "pyvenv.cfg"));
}

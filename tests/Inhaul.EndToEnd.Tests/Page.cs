using System.Text.RegularExpressions;

namespace Inhaul.EndToEnd.Tests;

/// <summary>The pages of the repository, whose blocks of code are run as they stand there.</summary>
internal static partial class Page
{
    private static readonly string Repository = FindRepository();

    /// <summary>The full path of a file of the repository.</summary>
    public static string PathOf(string file) => Path.Combine(Repository, file);

    /// <summary>The blocks of code on a page.</summary>
    public static List<(string Language, string Text)> Blocks(string page) =>
        [.. Block().Matches(File.ReadAllText(PathOf(page))).Select(match => (match.Groups["language"].Value, match.Groups["text"].Value))];

    /// <summary>The files of C# in folders of the repository, without what builds leave there.</summary>
    public static IEnumerable<string> SourceFiles(params string[] folders) =>
        from folder in folders
        from file in Directory.EnumerateFiles(PathOf(folder), "*.cs", SearchOption.AllDirectories)
        where !Path.GetRelativePath(Repository, file).Split('/', '\\').Any(part => part is "bin" or "obj")
        select file;

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Inhaul.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Block();
}

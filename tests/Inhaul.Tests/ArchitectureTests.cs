using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Inhaul.Tests;

/// <summary>Dependencies point one way along the flow of the data, and the source keeps the shape that the design gives it.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>Per project, the projects it may reference. A new project is added here on purpose.</summary>
    private static readonly Dictionary<string, string[]> Projects = new()
    {
        // Packed with it, and not called by it.
        ["Inhaul"] = ["Inhaul.Analyzers.CodeFixes"],
        ["Inhaul.Sqlite"] = ["Inhaul"],
        ["Inhaul.Postgres"] = ["Inhaul"],
        ["Inhaul.S3"] = ["Inhaul"],
        ["Inhaul.AspNetCore"] = ["Inhaul"],
        ["Inhaul.FluentValidation"] = ["Inhaul"],
        ["Inhaul.Testing"] = ["Inhaul", "Inhaul.Sqlite", "Inhaul.Postgres"],
        ["Inhaul.Review"] = [],
        ["Inhaul.Analyzers"] = [],
        ["Inhaul.Analyzers.CodeFixes"] = ["Inhaul.Analyzers"],
        ["Inhaul.Cli"] = ["Inhaul", "Inhaul.Sqlite", "Inhaul.Postgres", "Inhaul.S3", "Inhaul.AspNetCore", "Inhaul.Review"],
    };

    /// <summary>Per folder of the core, the folders it may use.</summary>
    private static readonly Dictionary<string, string[]> Folders = new()
    {
        ["Sources"] = [],
        ["Diagnostics"] = [],
        ["Fetching"] = ["Sources"],
        ["Parsing"] = ["Sources"],
        ["Profiling"] = ["Sources", "Parsing"],
        ["Mapping"] = ["Sources", "Parsing", "Profiling"],
        ["Schemas"] = ["Parsing", "Profiling", "Mapping"],
        ["Writing"] = ["Mapping", "Stores", "Diagnostics"],
        ["Stores"] = ["Sources", "Parsing", "Mapping", "Writing", "Diagnostics"],
        ["Attachments"] = ["Sources", "Stores", "Diagnostics"],
        ["Folders"] = ["Sources", "Fetching", "Parsing", "Mapping", "Stores"],
        ["Processing"] = ["Sources", "Mapping", "Writing", "Stores", "Attachments"],
        ["Reporting"] = ["Sources", "Fetching", "Parsing", "Profiling", "Mapping", "Writing", "Stores", "Attachments", "Diagnostics"],
        ["Intake"] = ["Sources", "Fetching", "Folders", "Parsing", "Profiling", "Mapping", "Schemas", "Writing", "Processing", "Stores", "Reporting", "Diagnostics"],
        ["Delivery"] = ["Sources", "Parsing", "Mapping", "Writing", "Processing", "Stores", "Reporting", "Attachments", "Diagnostics"],
        ["Tracking"] = ["Mapping", "Processing", "Stores", "Diagnostics"],
        ["Hosting"] = ["Sources", "Fetching", "Folders", "Parsing", "Processing", "Intake", "Delivery", "Tracking", "Stores", "Reporting", "Attachments", "Diagnostics"],
    };

    public static TheoryData<string> SourceProjects() => [.. Directory.GetFiles(RepositoryRoot.File("src"), "*.csproj", SearchOption.AllDirectories).Select(path => Path.GetFileNameWithoutExtension(path)!).Order()];

    public static TheoryData<string> CoreFolders() => [.. Directory.GetDirectories(RepositoryRoot.File("src", "Inhaul")).Select(path => Path.GetFileName(path)!).Where(name => name is not ("bin" or "obj")).Order()];

    [Theory]
    [MemberData(nameof(SourceProjects))]
    public void A_project_references_only_those_it_may(string project)
    {
        Assert.True(Projects.TryGetValue(project, out var allowed), $"Say in {nameof(ArchitectureTests)} what {project} may reference.");
        Assert.Empty(Referenced(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).Except(allowed));
    }

    [Fact]
    public void The_core_knows_no_database_driver_no_web_and_no_cloud()
    {
        string[] foreign = ["Sqlite", "SQLitePCL", "Npgsql", "SqlClient", "AspNetCore", "EntityFramework", "Dapper", "AWSSDK"];
        Assert.DoesNotContain(Referenced("Inhaul", "PackageReference"), package => foreign.Any(name => package.Contains(name, StringComparison.OrdinalIgnoreCase)));
        Assert.Empty(Referenced("Inhaul", "FrameworkReference"));
    }

    [Theory]
    [MemberData(nameof(CoreFolders))]
    public void A_folder_uses_only_those_before_it_in_the_flow(string folder)
    {
        Assert.True(Folders.TryGetValue(folder, out var allowed), $"Say in {nameof(ArchitectureTests)} what {folder} may use.");
        var wrong =
            from file in Directory.GetFiles(RepositoryRoot.File("src", "Inhaul", folder), "*.cs", SearchOption.AllDirectories)
            from used in FoldersUsed(File.ReadAllText(file))
            where used != folder && !allowed.Contains(used)
            select $"{Path.GetFileName(file)} uses {used}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_vocabulary_at_the_root_uses_no_folder() => Assert.Empty(
        from file in Directory.GetFiles(RepositoryRoot.File("src", "Inhaul"), "*.cs")
        from used in FoldersUsed(File.ReadAllText(file))
        select $"{Path.GetFileName(file)} uses {used}");

    [Fact]
    public void No_folder_or_file_is_a_drawer_for_everything() => Assert.DoesNotContain(
        SourceFiles().SelectMany(file => Path.GetRelativePath(RepositoryRoot.Path, file).Split('/', '\\')),
        part => Path.GetFileNameWithoutExtension(part) is "Common" or "Utils" or "Util" or "Utilities" or "Helpers" or "Helper" or "Misc" or "Shared");

    [Fact]
    public void Every_source_file_has_less_than_three_hundred_lines() => Assert.Empty(
        from file in SourceFiles()
        let lines = File.ReadLines(file).Count()
        where lines >= 300
        select $"{Path.GetRelativePath(RepositoryRoot.Path, file)} has {lines} lines");

    [Fact]
    public void No_source_file_has_regions_or_things_left_to_do() => Assert.Empty(
        from file in SourceFiles()
        from line in File.ReadLines(file)
        where LeftOver().IsMatch(line)
        select $"{Path.GetRelativePath(RepositoryRoot.Path, file)}: {line.Trim()}");

    [Fact]
    public void A_source_file_lies_in_the_folder_of_its_namespace_or_is_what_applications_use() => Assert.Empty(
        from file in SourceFiles()
        let space = Namespace().Match(File.ReadAllText(file)).Groups["name"].Value
        let folder = Path.GetRelativePath(RepositoryRoot.File("src"), Path.GetDirectoryName(file)!).Replace('\\', '/').Replace('/', '.')
        where space.Length > 0 && space != folder && !(space == "Inhaul" && PublicType().IsMatch(File.ReadAllText(file)))
        select $"{Path.GetRelativePath(RepositoryRoot.Path, file)} has the namespace {space}");

    private static IEnumerable<string> Referenced(string project, string kind) =>
        XDocument.Load(RepositoryRoot.File("src", project, $"{project}.csproj")).Descendants(kind).Select(reference => (string)reference.Attribute("Include")!);

    /// <summary>Folders named in a <c>using</c>, or in front of a name: <c>Mapping.RowMapper</c>.</summary>
    private static IEnumerable<string> FoldersUsed(string text)
    {
        var code = string.Join('\n', text.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && !line.StartsWith("namespace ", StringComparison.Ordinal)));
        return Folders.Keys.Where(folder => Regex.IsMatch(code, $@"(using Inhaul\.{folder}\b|(?<![\w.""]){folder}\.[A-Z]\w*)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)));
    }

    private static IEnumerable<string> SourceFiles() => Directory.GetFiles(RepositoryRoot.File("src"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(RepositoryRoot.Path, file).Split('/', '\\').Any(part => part is "bin" or "obj" or "node_modules"));

    [GeneratedRegex(@"^\s*#region|\b(TODO|FIXME|XXX|HACK)\b", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex LeftOver();

    /// <summary>What applications name is all in one namespace, in whichever folder it does its work.</summary>
    [GeneratedRegex(@"^public ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Namespace();
}

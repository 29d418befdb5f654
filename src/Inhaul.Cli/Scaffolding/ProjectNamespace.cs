using System.Xml;
using System.Xml.Linq;

namespace Inhaul.Cli.Scaffolding;

/// <summary>The namespace for files in a folder: what the project it belongs to would give them.</summary>
internal static class ProjectNamespace
{
    /// <summary>The namespace where there is no project.</summary>
    public const string Default = "Imports";

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do",
        "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int",
        "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public",
        "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try",
        "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    };

    /// <summary>The root namespace of the nearest project, with the folders below it; <see cref="Default"/> where there is no project.</summary>
    public static string Of(string folder)
    {
        var path = Path.GetFullPath(folder);
        for (var parent = new DirectoryInfo(path); parent is not null; parent = parent.Parent)
        {
            if (parent.Exists && parent.GetFiles("*.csproj") is [var project])
            {
                var below = Path.GetRelativePath(parent.FullName, path);
                return string.Join('.', Root(project).Split('.').Concat(below == "." ? [] : below.Split(Path.DirectorySeparatorChar)).Where(part => part.Length > 0).Select(Segment));
            }
        }

        return Default;
    }

    /// <summary>A namespace as a person wrote it.</summary>
    /// <exception cref="InvalidConfigurationException">It is none.</exception>
    public static string Checked(string name) => Array.TrueForAll(name.Split('.'), IsSegment)
        ? name
        : throw new InvalidConfigurationException($"--namespace '{name}' is no namespace. Write names with dots between, such as --namespace Shop.Imports.");

    private static string Root(FileInfo project)
    {
        var name = Path.GetFileNameWithoutExtension(project.Name);
        try
        {
            var root = XDocument.Load(project.FullName).Descendants("RootNamespace").FirstOrDefault()?.Value.Trim();
            return string.IsNullOrEmpty(root) || root.Contains('$', StringComparison.Ordinal) ? name : root;
        }
        catch (XmlException)
        {
            return name;
        }
    }

    private static string Segment(string text)
    {
        var segment = string.Concat(text.Select(c => Identifier.IsValid($"A{c}") ? c : '_'));
        return IsSegment(segment) ? segment : $"_{segment}";
    }

    private static bool IsSegment(string text) => Identifier.IsValid(text) && !Keywords.Contains(text);
}

using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Inhaul.Analyzers.Tests;

/// <summary>Source whose lines say at their end what is to be found in them: <c>// INH1001</c>.</summary>
internal static partial class MarkedSource
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Globalization;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>What the lines of a source are marked with, in order: its name, line and id.</summary>
    public static IEnumerable<string> Marks(string name, string source) =>
        from pair in source.Split('\n').Select((line, index) => (Text: line, Number: index + 1))
        from mark in Mark().Matches(pair.Text).SelectMany(match => match.Groups["id"].Captures)
        select $"{name}({pair.Number}): {mark.Value}";

    /// <summary>Compiles sources that use Inhaul; they have to be without errors.</summary>
    public static CSharpCompilation Compile(params IEnumerable<(string Name, string Source)> files) => Compile(References, files);

    /// <summary>Compiles sources that have never heard of Inhaul.</summary>
    public static CSharpCompilation CompileWithoutInhaul(string source) =>
        Compile(References.Where(reference => !Path.GetFileName(reference.Display!).StartsWith("Inhaul", StringComparison.Ordinal)), [("Source.cs", source)]);

    private static CSharpCompilation Compile(IEnumerable<MetadataReference> references, IEnumerable<(string Name, string Source)> files)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var trees = files.Append(("Usings.cs", Usings)).Select(file => CSharpSyntaxTree.ParseText(file.Item2, options, file.Item1)).ToList();
        var isProgram = trees.Any(tree => tree.GetRoot().ChildNodes().Any(node => node.IsKind(SyntaxKind.GlobalStatement)));
        var compilation = CSharpCompilation.Create(
            "Analysed", trees, references, new CSharpCompilationOptions(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
        return compilation;
    }

    [GeneratedRegex(@"// (?<id>INH\d{4})(, (?<id>INH\d{4}))*", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Mark();
}

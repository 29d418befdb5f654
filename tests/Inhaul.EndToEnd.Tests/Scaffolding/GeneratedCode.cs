using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Inhaul.EndToEnd.Tests.Scaffolding;

/// <summary>Generated files compiled as the project of a user would compile them, into memory: nullable, with implicit usings, each warning an error.</summary>
internal sealed class GeneratedCode : IDisposable
{
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>What the SDK leaves out, too (versions of the framework), and what only libraries demand (documentation of everything).</summary>
    private static readonly string[] NotSaid = ["CS1591", "CS1701", "CS1702"];

    private readonly AssemblyLoadContext _context = new("generated", isCollectible: true);

    private GeneratedCode(Stream assembly) => Assembly = _context.LoadFromStream(assembly);

    /// <summary>What they became.</summary>
    public Assembly Assembly { get; }

    /// <summary>Compiles files.</summary>
    public static GeneratedCode Compile(IEnumerable<string> paths)
    {
        var options = new CSharpParseOptions(documentationMode: DocumentationMode.Diagnose);
        SyntaxTree[] trees =
        [
            CSharpSyntaxTree.ParseText(ImplicitUsings, options),
            .. paths.Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path)),
        ];
        var compilation = CSharpCompilation.Create(
            "Generated", trees, References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error)
                .WithSpecificDiagnosticOptions(NotSaid.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress))));
        var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => $"{diagnostic}\n{LineOf(diagnostic)}")));
        assembly.Position = 0;
        return new GeneratedCode(assembly);
    }

    /// <summary>Runs the tests among them.</summary>
    /// <param name="space">The namespace of the tests.</param>
    /// <returns>The names of those that ran.</returns>
    public async Task<IReadOnlyList<string>> RunTestsAsync(string space)
    {
        var tests = Assembly.GetTypes().Where(type => type.Namespace == space)
            .SelectMany(type => type.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null)).ToList();
        foreach (var test in tests)
        {
            await (Task)test.Invoke(Activator.CreateInstance(test.DeclaringType!), null)!;
        }

        return [.. tests.Select(test => test.Name)];
    }

    public void Dispose() => _context.Unload();

    private static string LineOf(Diagnostic diagnostic) => diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString() ?? "";
}

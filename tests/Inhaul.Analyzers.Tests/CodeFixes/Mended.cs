using Inhaul.Analyzers.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Inhaul.Analyzers.Tests.CodeFixes;

/// <summary>What a fix makes of a source, as an editor would apply it.</summary>
internal static class Mended
{
    /// <summary>The source after the fix of the first finding; null when there is none for it. What it makes compiles, and the rule finds nothing there.</summary>
    public static async Task<string?> ByAsync<TRule, TFix>(string source)
        where TRule : DiagnosticAnalyzer, new()
        where TFix : ImportCodeFix, new()
    {
        var compilation = MarkedSource.Compile(("Source.cs", source));
        using var workspace = new AdhocWorkspace();
        var project = workspace.CurrentSolution.AddProject("Analysed", "Analysed", LanguageNames.CSharp)
            .WithMetadataReferences(compilation.References).WithCompilationOptions(compilation.Options).WithParseOptions(compilation.SyntaxTrees[0].Options);
        foreach (var tree in compilation.SyntaxTrees)
        {
            project = project.AddDocument(tree.FilePath, await tree.GetTextAsync()).Project;
        }

        var document = project.Documents.Single(one => one.Name == "Source.cs");
        var finding = (await Findings.InAsync((await project.GetCompilationAsync())!, [new TRule()]))[0];
        CodeAction? action = null;
        await new TFix().RegisterCodeFixesAsync(new CodeFixContext(document, finding, (registered, _) => action = registered, CancellationToken.None));
        if (action is null)
        {
            return null;
        }

        var changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        var text = (await changed.GetTextAsync()).ToString();
        Assert.Empty(await Findings.InAsync(MarkedSource.Compile(("Source.cs", text)), [new TRule()]));
        return text;
    }

    /// <summary>Holds when a fix changes one thing for another and leaves all else as it was.</summary>
    public static async Task ChangesAsync<TRule, TFix>(string source, string old, string changed)
        where TRule : DiagnosticAnalyzer, new()
        where TFix : ImportCodeFix, new() => Assert.Equal(source.Replace(old, changed, StringComparison.Ordinal), await ByAsync<TRule, TFix>(source));
}

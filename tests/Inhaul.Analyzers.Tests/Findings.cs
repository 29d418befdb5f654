using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Inhaul.Analyzers.Tests;

/// <summary>What rules find in sources.</summary>
internal static class Findings
{
    /// <summary>All rules of Inhaul.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> AllRules { get; } =
        [.. typeof(ImportAnalyzer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ImportAnalyzer)) && !type.IsAbstract).OrderBy(type => type.Name, StringComparer.Ordinal).Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>Holds when a rule finds in a source what its marks say, and nothing else.</summary>
    public static async Task AreMarkedAsync<TRule>(string source)
        where TRule : DiagnosticAnalyzer, new()
    {
        var found = await InAsync(MarkedSource.Compile(("Source.cs", source)), [new TRule()]);
        var (expected, actual) = (string.Join(", ", MarkedSource.Marks("Source.cs", source)), string.Join(", ", found.Select(Place)));
        Assert.True(expected == actual, $"marked: {expected}\nfound:  {actual}\nin\n{source}");
    }

    /// <summary>What rules find in a compilation, in the order of the source. A rule that throws fails the test.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> InAsync(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> rules)
    {
        var found = await compilation.WithAnalyzers(rules).GetAllDiagnosticsAsync();
        Assert.Empty(found.Where(diagnostic => diagnostic.Id.StartsWith("AD", StringComparison.Ordinal)).Select(diagnostic => diagnostic.ToString()));
        return [.. found.Where(diagnostic => diagnostic.Id.StartsWith("INH", StringComparison.Ordinal) && !diagnostic.IsSuppressed)
            .OrderBy(diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    /// <summary>Where something was found, written like a mark.</summary>
    public static string Place(Diagnostic found)
    {
        var place = found.Location.GetLineSpan();
        return $"{place.Path}({place.StartLinePosition.Line + 1}): {found.Id}";
    }
}

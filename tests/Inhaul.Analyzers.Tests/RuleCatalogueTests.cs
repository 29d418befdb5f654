using System.Globalization;
using Inhaul.Tests;
using Inhaul.Analyzers.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Inhaul.Analyzers.Tests;

/// <summary>Every rule has all that belongs to it, under one name.</summary>
public sealed class RuleCatalogueTests
{
    private static readonly Dictionary<char, string> Folders = new() { ['1'] = "Tracking", ['2'] = "Writing", ['3'] = "Processors" };

    public static TheoryData<string> Ids() => [.. Findings.AllRules.Select(rule => Descriptor(rule).Id).Order(StringComparer.Ordinal)];

    [Fact]
    public void No_two_rules_have_one_id() => Assert.Equal(Findings.AllRules.Length, Ids().Select(id => id.Data).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_a_test_an_example_and_a_line_in_both_lists(string id)
    {
        var rule = Rule(id);
        var (name, descriptor, folder) = (rule.GetType().Name, Descriptor(rule), Folders[id[3]]);
        var title = descriptor.Title.ToString(CultureInfo.InvariantCulture);
        Assert.Equal($"Inhaul.Analyzers.{folder}", rule.GetType().Namespace);
        Assert.Equal($"Inhaul.{folder}", descriptor.Category);
        Assert.StartsWith($"# {id}: {title}\n", Text("docs", "rules", $"{id}.md"), StringComparison.Ordinal);
        Assert.Contains($"| [{id}]({id}.md) | {title} |", Text("docs", "rules", "README.md"), StringComparison.Ordinal);
        Assert.Contains($"\n{id} | Inhaul.{folder} | Warning | {name}\n", Text("src", "Inhaul.Analyzers", "AnalyzerReleases.Unshipped.md") + Text("src", "Inhaul.Analyzers", "AnalyzerReleases.Shipped.md"), StringComparison.Ordinal);
        Assert.NotNull(typeof(RuleCatalogueTests).Assembly.GetType($"Inhaul.Analyzers.Tests.{folder}.{name}Tests"));
        Assert.Contains(
            Directory.GetFiles(RepositoryRoot.File("samples", "BadImports"), "*.cs").SelectMany(path => MarkedSource.Marks(path, File.ReadAllText(path))),
            mark => mark.EndsWith(id, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_lists_and_the_page_say_whether_there_is_a_fix(string id)
    {
        var fix = typeof(ImportCodeFix).Assembly.GetType($"Inhaul.Analyzers.CodeFixes.{Rule(id).GetType().Name}Fix");
        Assert.Equal(fix is not null, Text("docs", "rules", $"{id}.md").Contains("\n## Fix\n", StringComparison.Ordinal));
        Assert.Contains(Text("docs", "rules", "README.md").Split('\n'), line => line.StartsWith($"| [{id}]", StringComparison.Ordinal) && line.EndsWith(fix is null ? "|  |" : "| yes |", StringComparison.Ordinal));
        Assert.Equal(fix is not null, typeof(RuleCatalogueTests).Assembly.GetType($"Inhaul.Analyzers.Tests.CodeFixes.{Rule(id).GetType().Name}FixTests") is not null);
    }

    [Fact]
    public void Every_page_is_of_a_rule() => Assert.Empty(
        Directory.GetFiles(RepositoryRoot.File("docs", "rules"), "INH*.md").Select(Path.GetFileNameWithoutExtension).Except(Ids().Select(id => id.Data)));

    private static DiagnosticAnalyzer Rule(string id) => Findings.AllRules.Single(rule => Descriptor(rule).Id == id);

    private static DiagnosticDescriptor Descriptor(DiagnosticAnalyzer rule) => rule.SupportedDiagnostics[0];

    private static string Text(params string[] path) => File.Exists(RepositoryRoot.File(path)) ? File.ReadAllText(RepositoryRoot.File(path)).ReplaceLineEndings("\n") : "";
}

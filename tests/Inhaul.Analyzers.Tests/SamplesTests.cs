using Inhaul.Tests;
using Microsoft.CodeAnalysis.CSharp;

namespace Inhaul.Analyzers.Tests;

/// <summary>The rules over the samples as they stand in the repository.</summary>
public sealed class SamplesTests
{
    [Fact]
    public async Task The_quick_start_has_nothing_to_be_found() =>
        Assert.Empty((await Findings.InAsync(Compile("Customers"), Findings.AllRules)).Select(found => found.ToString()));

    [Fact]
    public async Task The_sample_of_mistakes_has_each_of_them_at_the_line_that_is_marked()
    {
        var compilation = Compile("BadImports");
        var marks = compilation.SyntaxTrees.SelectMany(tree => MarkedSource.Marks(tree.FilePath, tree.ToString())).Order(StringComparer.Ordinal);
        var found = (await Findings.InAsync(compilation, Findings.AllRules)).Select(Findings.Place).Order(StringComparer.Ordinal);
        Assert.Equal(marks, found);
    }

    [Fact]
    public async Task A_project_that_does_not_use_Inhaul_is_left_alone()
    {
        var compilation = MarkedSource.CompileWithoutInhaul("""
            namespace Inhaul.Else
            {
                public sealed class ImportTracker
                {
                    public Task BeginAsync(string type) => Task.CompletedTask;
                }

                public sealed class OrdersProcessor
                {
                    private static int _rows;

                    public async Task ProcessAsync(ImportTracker tracker, string row)
                    {
                        _rows++;
                        await tracker.BeginAsync("orders");
                        Console.WriteLine(decimal.Parse(row));
                    }
                }
            }
            """);
        Assert.Empty(await Findings.InAsync(compilation, Findings.AllRules));
    }

    private static CSharpCompilation Compile(string sample) => MarkedSource.Compile(
        Directory.GetFiles(RepositoryRoot.File("samples", sample), "*.cs").Select(path => (Path.GetFileName(path), File.ReadAllText(path))));
}

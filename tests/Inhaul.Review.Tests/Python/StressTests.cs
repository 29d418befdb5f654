using System.Diagnostics;
using Inhaul.Review.Python;
namespace Inhaul.Review.Tests.Python;
public sealed class StressTests
{
    [Fact]
    public void Stress()
    {
        var root = Environment.GetEnvironmentVariable("STRESS")!;
        var files = Directory.EnumerateFiles(root, "*.py", SearchOption.AllDirectories).Select(path => new ReviewFile(Path.GetRelativePath(root, path), File.ReadAllBytes(path))).ToList();
        var watch = Stopwatch.StartNew();
        var w = Environment.GetEnvironmentVariable("WORDS")!.Split(',');
        var rules = ReviewRules.Default with { Begin = ReviewRules.Default.Begin with { Names = [w[0]] }, Complete = ReviewRules.Default.Complete with { Names = [w[1]] }, Aggregate = [w[2]], BufferClasses = [w[3]], BufferWrites = [w[4]] };
        var report = new PythonReviewer(rules).Review(files, TestContext.Current.CancellationToken);
        Assert.Fail($"{report.Files} files, {report.Functions} functions, {report.Notes.Count} notes, {report.Findings.Count} findings in {watch.Elapsed.TotalSeconds:F1} s {string.Join(' ', report.Findings.CountBy(f => f.Rule + f.Severity))}\n{string.Join('\n', report.Notes.Take(5))}");
    }
}

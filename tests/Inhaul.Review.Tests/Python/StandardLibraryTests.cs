using System.Diagnostics;
using System.Globalization;
using System.Text;
using Inhaul.Review.Python;

namespace Inhaul.Review.Tests.Python;

/// <summary>Much code: Python's own library, which imports nothing, and functions that all import.</summary>
public sealed class StandardLibraryTests(ITestOutputHelper output)
{
    [Fact]
    public void The_standard_library_is_reviewed_without_a_finding()
    {
        var root = Library();
        var files = Directory.EnumerateFiles(root, "*.py", SearchOption.AllDirectories).Where(path => !path.Contains("site-packages", StringComparison.Ordinal)).Select(path => new ReviewFile(Path.GetRelativePath(root, path), File.ReadAllBytes(path))).ToList();
        var watch = Stopwatch.StartNew();
        var report = new PythonReviewer(ReviewRules.Default).Review(files, TestContext.Current.CancellationToken);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Files} files, {report.Functions} functions, {report.Notes.Count} notes in {watch.Elapsed.TotalSeconds:F1} s"));
        Assert.Empty(report.Findings);
        Assert.True(report.Functions > 5000);
    }

    [Fact]
    public void Two_thousand_functions_that_import_have_one_finding_each()
    {
        const int Files = 100;
        const int FunctionsPerFile = 20;
        var function = """
            def run_{0}(db, sub_id, config):
                scanner_id = f"scanner_{int(time.time())}_{sub_id}"
                insert_data_importer(db, scanner_id, sub_id, scanner_type="my_scanner")
                try:
                    db_ops = DBOpsHelper(db, sub_id, batch_size=1000)
                    stats = {"records_processed": 0, "records_created": 0}
                    for record in fetch_external_data(config):
                        if not record:
                            continue
                        bo = transform_to_bo(record)
                        db_ops.upsert_bo(bo, fingerprint=calc_fingerprint(bo))
                        stats["records_processed"] += 1
                    db_ops.flush()
                    mark_for_aggregation(db, sub_id)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except Exception as e:
                    log.error("failed")
                    raise

            """;
        var code = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, FunctionsPerFile).Select(at => function.Replace("{0}", at.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))));
        var files = Enumerable.Range(0, Files).Select(at => new ReviewFile(string.Create(CultureInfo.InvariantCulture, $"imports_{at}.py"), code)).ToList();
        var watch = Stopwatch.StartNew();
        var report = new PythonReviewer(ReviewRules.Default).Review(files, TestContext.Current.CancellationToken);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Functions} functions in {watch.Elapsed.TotalSeconds:F1} s"));
        Assert.Equal(Files * FunctionsPerFile, report.Findings.Count);
        Assert.All(report.Findings, finding => Assert.Equal("P2", finding.Rule));
    }

    private static string Library()
    {
        var start = new ProcessStartInfo("python3") { ArgumentList = { "-c", "import os; print(os.path.dirname(os.__file__))" }, RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var root = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return root;
    }
}

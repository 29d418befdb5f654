using System.Collections.Concurrent;
using System.Text;
using Inhaul.Review.Python;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Tests;

/// <summary>Reviews Python code that a test writes down.</summary>
internal static class PythonCode
{
    // Hundreds of small reviews would otherwise spend their time on starting Python. Each process ends with the tests.
    private static readonly ConcurrentBag<PythonParser> _parsers = [];

    /// <summary>The report on one file.</summary>
    public static ReviewReport Review(string code) => Review(("imports.py", code));

    /// <summary>The report on several files.</summary>
    public static ReviewReport Review(params (string Path, string Code)[] files)
    {
        var parser = _parsers.TryTake(out var free) ? free : new PythonParser(null);
        var report = new PythonReviewer(ReviewRules.Default).Review([.. files.Select(file => new ReviewFile(file.Path, Encoding.UTF8.GetBytes(file.Code)))], parser, TestContext.Current.CancellationToken);
        _parsers.Add(parser);
        return report;
    }

    /// <summary>The rules that fire, with their lines, apart from what needs investigation: <c>F1:4 P2:9</c>.</summary>
    public static string Verdict(params (string Path, string Code)[] files) => Verdict(Review(files));

    /// <summary>The rules that fire in one file.</summary>
    public static string Verdict(string code) => Verdict(Review(code));

    /// <summary>The rules that fire in a report; those that need investigation in brackets.</summary>
    public static string Verdict(ReviewReport report)
    {
        Assert.Empty(report.Notes);
        return string.Join(' ', report.Findings.Select(finding => finding.Severity == ReviewSeverity.Info ? $"({finding.Rule}:{finding.Line})" : $"{finding.Rule}:{finding.Line}"));
    }
}

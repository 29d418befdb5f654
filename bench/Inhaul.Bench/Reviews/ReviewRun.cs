using System.Diagnostics;
using System.Globalization;
using Inhaul.Review;
using Inhaul.Review.Configuration;
using Inhaul.Review.Discovery;
using Inhaul.Review.Python;

namespace Inhaul.Bench.Reviews;

/// <summary>A review as the command does it, with parsing and reviewing timed apart.</summary>
internal static class ReviewRun
{
    /// <summary>Reviews a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="configuration">A configuration file; null for none.</param>
    /// <returns>How many files, functions, findings and notes; the seconds of parsing and of reviewing.</returns>
    public static string Run(string folder, string? configuration)
    {
        var rules = configuration is null ? ReviewConfiguration.Default : ConfigurationReader.Read(configuration);
        var (files, _) = SourceSearch.Find([folder], rules.Excluded, CancellationToken.None);
        var watch = Stopwatch.StartNew();
        var report = new PythonReviewer(rules.Rules).Review([.. files.Select(file => new ReviewFile(file.Key, file.Value))]);
        var reviewing = watch.Elapsed - report.Parsing;
        return string.Create(CultureInfo.InvariantCulture, $"{report.Files} {report.Functions} {report.Findings.Count} {report.Notes.Count} {report.Parsing.TotalSeconds:F2} {reviewing.TotalSeconds:F2}");
    }
}

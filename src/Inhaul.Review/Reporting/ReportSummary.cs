using System.Globalization;

namespace Inhaul.Review.Reporting;

/// <summary>A report in one sentence.</summary>
internal static class ReportSummary
{
    /// <summary>How many findings there are of each severity, in how much code.</summary>
    public static string Of(ReviewReport report)
    {
        var counts = report.Findings.GroupBy(finding => finding.Severity).OrderByDescending(group => group.Key)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count():N0} {ReviewWord.Of(group.Key)}")).ToList();
        var found = (report.Findings.Count, counts.Count) switch
        {
            (0, _) => "No finding",
            (1, _) => $"1 finding ({ReviewWord.Of(report.Findings[0].Severity)})",
            (_, 1) => $"{counts[0]} findings",
            (var all, _) => string.Create(CultureInfo.InvariantCulture, $"{all:N0} findings ({string.Join(", ", counts)})"),
        };
        var suppressed = report.Suppressed.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $", {report.Suppressed.Count:N0} suppressed") : "";
        return $"{found} in {Counted(report.Functions, "function")} of {Counted(report.Files, "file")}{suppressed}.";
    }

    private static string Counted(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}

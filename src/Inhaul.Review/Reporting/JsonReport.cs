using System.Text.Json.Nodes;

namespace Inhaul.Review.Reporting;

/// <summary>A report for programs. Its field names are a contract: other programs read them.</summary>
internal static class JsonReport
{
    /// <summary>The report.</summary>
    public static JsonObject Of(ReviewReport report) => new()
    {
        ["findings"] = new JsonArray([.. report.Findings.Select(finding => Of(finding))]),
        ["suppressed"] = new JsonArray([.. report.Suppressed.Select(suppressed => Of(suppressed.Finding, suppressed.Reason))]),
        ["notes"] = new JsonArray([.. report.Notes.Select(note => new JsonObject
        {
            ["file"] = note.File,
            ["line"] = note.Line,
            ["message"] = note.Message,
        })]),
    };

    private static JsonObject Of(Finding finding, string? reason = null)
    {
        var json = new JsonObject
        {
            ["rule"] = finding.Rule,
            ["severity"] = ReviewWord.Of(finding.Severity),
            ["file"] = finding.File,
            ["line"] = finding.Line,
            ["function"] = finding.Function,
            ["message"] = finding.Message,
            ["path"] = new JsonArray([.. finding.Path.Select(step => new JsonObject
            {
                ["line"] = step.Line,
                ["event"] = step.Event,
            })]),
            ["fix"] = finding.Fix,
        };
        if (reason is not null)
        {
            json["reason"] = reason;
        }

        return json;
    }
}

using System.Text.Json.Nodes;

namespace Inhaul.Review.Reporting;

/// <summary>A report in SARIF 2.1.0, the format in which code scanning services and editors take findings.</summary>
internal static class SarifReport
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

    /// <summary>The report.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="sources">The sources, for the lines that are shown.</param>
    /// <param name="version">The version of the command.</param>
    public static JsonObject Of(ReviewReport report, SourceTexts sources, string version)
    {
        var fingerprints = new SarifFingerprints(sources);
        return new JsonObject
        {
            ["$schema"] = Schema,
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject { ["driver"] = Driver(version) },
                ["invocations"] = new JsonArray(new JsonObject
                {
                    ["executionSuccessful"] = true,
                    ["toolExecutionNotifications"] = new JsonArray([.. report.Notes.Select(Notification)]),
                }),
                ["columnKind"] = "utf16CodeUnits",
                ["newlineSequences"] = new JsonArray("\r\n", "\n", "\r"),
                ["results"] = new JsonArray(
                [
                    .. report.Findings.Select(finding => SarifResult.Of(finding, sources, fingerprints.Of(finding))),
                    .. report.Suppressed.Select(suppressed => Suppressed(suppressed, sources, fingerprints)),
                ]),
            }),
        };
    }

    private static JsonObject Suppressed(SuppressedFinding suppressed, SourceTexts sources, SarifFingerprints fingerprints)
    {
        var result = SarifResult.Of(suppressed.Finding, sources, fingerprints.Of(suppressed.Finding));
        result["suppressions"] = new JsonArray(new JsonObject { ["kind"] = "inSource", ["status"] = "accepted", ["justification"] = suppressed.Reason });
        return result;
    }

    private static JsonObject Driver(string version) => new()
    {
        ["name"] = "inhaul review",
        ["version"] = version,
        ["rules"] = new JsonArray([.. RuleCatalogue.All.Select(rule => new JsonObject
        {
            ["id"] = rule.Id,
            ["name"] = rule.Name,
            ["shortDescription"] = Text(rule.Title),
            ["fullDescription"] = Text(rule.FiresWhen),
            ["help"] = new JsonObject { ["text"] = $"{rule.FiresWhen} {rule.Remedy}", ["markdown"] = $"{MarkdownText.Prose(rule.FiresWhen)}\n\n**Fix:** {MarkdownText.Prose(rule.Remedy)}" },
            ["defaultConfiguration"] = new JsonObject { ["level"] = SarifResult.LevelOf(rule.Severity) },
            ["properties"] = new JsonObject { ["severity"] = ReviewWord.Of(rule.Severity), ["tags"] = new JsonArray("import", "correctness") },
        })]),
    };

    private static JsonObject Notification(ReviewNote note)
    {
        var place = new JsonObject { ["artifactLocation"] = SarifResult.ArtifactOf(note.File) };
        if (note.Line is { } line)
        {
            place["region"] = new JsonObject { ["startLine"] = line };
        }

        return new JsonObject
        {
            ["level"] = "warning",
            ["message"] = Text(note.Message),
            ["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = place }),
        };
    }

    private static JsonObject Text(string text) => new() { ["text"] = text };
}

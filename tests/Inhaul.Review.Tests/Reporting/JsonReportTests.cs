using System.Text.Json.Nodes;
using Inhaul.Review.Reporting;

namespace Inhaul.Review.Tests.Reporting;

public sealed class JsonReportTests
{
    [Fact]
    public void Findings_suppressed_and_notes_have_the_fields_of_the_contract()
    {
        var report = new ReviewReport([ExampleReview.Finding], [new SuppressedFinding(ExampleReview.Finding with { Path = [], Fix = "" }, "known")], [new ReviewNote("old.py", Line: null, "No Python.")]);

        var expected = JsonNode.Parse("""
            {
              "findings": [{
                "rule": "P2", "severity": "high", "file": "imports/assets.py", "line": 5, "function": "run_import",
                "message": "insert_data_importer is not completed on the error path.",
                "path": [
                  {"line": 5, "event": "begin tracking scanner_id"},
                  {"line": 7, "event": "fetch_and_process_data() raises"},
                  {"line": 10, "event": "exit without complete_data_importer"}
                ],
                "fix": "def run_import(db, scanner_id, sub_id):\n    ...\n"
              }],
              "suppressed": [{
                "rule": "P2", "severity": "high", "file": "imports/assets.py", "line": 5, "function": "run_import",
                "message": "insert_data_importer is not completed on the error path.", "path": [], "fix": "", "reason": "known"
              }],
              "notes": [{"file": "old.py", "line": null, "message": "No Python."}]
            }
            """);
        Assert.True(JsonNode.DeepEquals(expected, JsonReport.Of(report)), JsonReport.Of(report).ToJsonString());
    }
}

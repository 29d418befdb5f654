using Inhaul.Review.Reporting;

namespace Inhaul.Review.Tests.Reporting;

public sealed class MarkdownReportTests
{
    private static readonly SourceTexts Sources = new(ExampleReview.Files((ExampleReview.File, ExampleReview.Source)));

    [Fact]
    public void A_finding_has_the_shape_of_the_document()
    {
        var text = MarkdownReport.Of(ExampleReview.Report(ExampleReview.Finding), Sources);

        Assert.Equal("""
            # Import Framework Review

            1 finding (high) in 1 function of 1 file.

            ### [HIGH] Import Framework: insert_data_importer is not completed on the error path

            **File:** `imports/assets.py:5`
            **Pattern Violation:** pairing

            **Code:**
            ```python

            def run_import(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    stats = fetch_and_process_data()
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except Exception as e:
                    logging.error(f"Import failed: {e}")
            ```

            **Why This Breaks:**
            The import stays Running for ever. (rule P2)

            **Code Paths:**
            1. Success path: line 5: begin tracking scanner_id → line 8: complete Finished
            2. Error path: line 5: begin tracking scanner_id → line 7: fetch_and_process_data() raises → line 10: exit
            Missing on: error path (complete_data_importer)

            **Fix:**
            ```python
            def run_import(db, scanner_id, sub_id):
                ...
            ```

            """, text, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Backticks_in_code_do_not_end_its_block()
    {
        var finding = ExampleReview.Finding with { Line = 1, Path = [], Fix = "s = '``````'" };
        var text = MarkdownReport.Of(ExampleReview.Report(finding), new SourceTexts(ExampleReview.Files((ExampleReview.File, "x = '''\n```\n'''\n"))));

        Assert.Contains("**Code:**\n````python\nx = '''\n```\n'''\n````\n", text, StringComparison.Ordinal);
        Assert.Contains("**Fix:**\n```````python\ns = '``````'\n```````\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_that_are_left_out_between_steps_are_marked_in_the_code()
    {
        var source = string.Concat(Enumerable.Range(1, 60).Select(line => $"    step_{line}()\n"));
        var finding = ExampleReview.Finding with { Line = 10, Path = [new PathStep(10, "begin"), new PathStep(50, "exit")] };
        var text = MarkdownReport.Of(ExampleReview.Report(finding), new SourceTexts(ExampleReview.Files((ExampleReview.File, source))));

        Assert.Contains("    step_12()\n    # …\n    step_49()\n    step_50()\n    step_51()\n```", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_without_paths_or_correction_keeps_the_shape()
    {
        var text = MarkdownReport.Of(ExampleReview.Report(ExampleReview.Finding with { Path = [], Paths = [], Fix = "" }), Sources);

        Assert.Contains("1. Any path: line 5: insert_data_importer is not completed on the error path.\nMissing on: no path; what is there is wrong\n", text, StringComparison.Ordinal);
        Assert.Contains("**Fix:**\n```python\n# Catch Exception, complete with status=\"Failed\" and the error, and raise again.\n```\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_in_another_file_shows_no_line_of_this_one()
    {
        var source = string.Concat(Enumerable.Range(1, 60).Select(line => $"step_{line}()\n"));
        var finding = ExampleReview.Finding with { Line = 10, Path = [new PathStep(10, "begin"), new PathStep(50, "finish.py: work() raises") { File = "finish.py" }] };
        var text = MarkdownReport.Of(ExampleReview.Report(finding), new SourceTexts(ExampleReview.Files((ExampleReview.File, source))));

        Assert.Contains("step_12()\n```", text, StringComparison.Ordinal);
        Assert.DoesNotContain("step_50()", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_suppressed_and_noted_is_listed()
    {
        var report = new ReviewReport([], [new SuppressedFinding(ExampleReview.Finding, "the caller *completes*")], [new ReviewNote("old.py", 3, "Not Python 3: print <x>")]);
        var text = MarkdownReport.Of(report, Sources);

        Assert.Contains("No finding in 0 functions of 0 files, 1 suppressed.", text, StringComparison.Ordinal);
        Assert.Contains("- P2 `imports/assets.py:5`: insert_data_importer is not completed on the error path. Suppressed because the caller \\*completes\\*\n", text, StringComparison.Ordinal);
        Assert.Contains("- `old.py:3`: Not Python 3: print \\<x\\>\n", text, StringComparison.Ordinal);
    }
}

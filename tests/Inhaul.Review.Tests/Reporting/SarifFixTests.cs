using System.Text;
using System.Text.Json.Nodes;
using Inhaul.Review.Python;
using Inhaul.Review.Reporting;
using Inhaul.Review.Tests.Rules;

namespace Inhaul.Review.Tests.Reporting;

/// <summary>A program that applies the edits of a fix gets the corrected file.</summary>
public sealed class SarifFixTests
{
    private const string File = "imports/zürich.py";

    public static TheoryData<string> Wrong() => ReviewExample.NamesOf(ReviewExample.All.Where(example => example.Verdict.Length > 0));

    [Theory]
    [InlineData("\n", false)]
    [InlineData("\r\n", false)]
    [InlineData("\r", false)]
    [InlineData("\r\n", true)]
    public void Edits_make_exactly_the_corrected_file(string end, bool hasMark)
    {
        const string Before = """
            def größe(db, kennung, sub_id, 𝒵):
                insert_data_importer(db, kennung, sub_id, "Zürich 𝒵")
                try:  # 𝒵
                    überblick = {"records_processed": len("𝒵ü")}; complete_data_importer(db, kennung, überblick, status="Finished")  # ü
                except Exception as e:
                    log("𝒵")
            """;
        const string After = """
            def größe(db, kennung, sub_id, 𝒵):
                insert_data_importer(db, kennung, sub_id, "Zürich 𝒵")
                try:  # 𝒵
                    # Give RECORDS_CREATED, which this code does not know.
                    überblick = {"records_processed": len("𝒵ü"), "records_created": RECORDS_CREATED}; complete_data_importer(db, kennung, überblick, status="Finished")  # ü
                except Exception as e:
                    log("𝒵")
            """;
        var (text, expected) = (Before.ReplaceLineEndings(end), After.ReplaceLineEndings(end));
        var fix = Fixes(Encoding.UTF8.GetBytes((hasMark ? "\uFEFF" : "") + text)).Single(fix => fix.Rule == "T5").Fix;

        Assert.Equal(expected, SarifFix.Apply(fix, text));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_edits_make_has_the_mistake_no_more(string name)
    {
        foreach (var text in (string[])[ReviewExample.Named(name).Code, ReviewExample.Named(name).Code.ReplaceLineEndings("\r\n") + "\r\n"])
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var before = Review(bytes).Findings;
            foreach (var (rule, fix) in Fixes(bytes))
            {
                var corrected = SarifFix.Apply(fix, text);
                Assert.True(Review(Encoding.UTF8.GetBytes(corrected)).Findings.Count(finding => finding.Rule == rule) < before.Count(finding => finding.Rule == rule), corrected);
                Assert.Equal(text.Contains('\r'), corrected.Contains('\r'));
                Assert.Equal(corrected.Count(character => character == '\n'), text.Contains('\r') ? corrected.Count(character => character == '\r') : corrected.Count(character => character == '\n'));
            }
        }
    }

    [Fact]
    public void A_file_in_another_encoding_keeps_it()
    {
        var text = "# -*- coding: latin-1 -*-\ndef größe(db):\n    ü = DBOpsHelper(db); ü.upsert_bo(\"ü\"); mark_for_aggregation(db)\n";
        var fix = Fixes(Encoding.Latin1.GetBytes(text)).Single(fix => fix.Rule == "F1").Fix;

        Assert.Equal(text.Replace("; mark", "; ü.flush(); mark", StringComparison.Ordinal), SarifFix.Apply(fix, text));
    }

    private static ReviewReport Review(byte[] bytes) => new PythonReviewer(ReviewRules.Default).Review([new ReviewFile(File, bytes)], TestContext.Current.CancellationToken);

    private static List<(string Rule, JsonNode Fix)> Fixes(byte[] bytes)
    {
        var run = SarifReport.Of(Review(bytes), new SourceTexts(new Dictionary<string, byte[]> { [File] = bytes }), "1")["runs"]![0]!;
        Assert.Equal("utf16CodeUnits", run["columnKind"]!.GetValue<string>());
        return [.. run["results"]!.AsArray().Where(result => result!["kind"]!.GetValue<string>() == "fail").Select(result => (result!["ruleId"]!.GetValue<string>(), result["fixes"]![0]!))];
    }
}
